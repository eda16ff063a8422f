# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the images of the benchmark from fixed seeds; the compressed ones as cfitsio, through fitsio, writes them."""

import fitsio
import numpy as np

PIXELS = 64 << 20
SIDE = 4000
STAMP = 32

LONG_TILE = (1 << 20,)
TILE = (100, 100)


def noise_1d():
    return np.random.default_rng(20260401).standard_normal(PIXELS)


def runs_1d():
    """Runs of 200 to 4000 equal values, multiples of 1/1024, in which 2 % of the pixels have another one."""
    rng = np.random.default_rng(20260402)
    lengths = rng.integers(200, 4001, size=PIXELS // 2000)
    values = np.round(rng.standard_normal(lengths.size) * 1024) / 1024
    pixels = np.resize(np.repeat(values, lengths), PIXELS)
    changed = rng.integers(0, PIXELS, size=PIXELS // 50)
    pixels[changed] = np.round(rng.standard_normal(changed.size) * 1024) / 1024
    return pixels


def noise_2d():
    """Normal noise with 5 % zeros."""
    rng = np.random.default_rng(20260403)
    pixels = rng.standard_normal((SIDE, SIDE), dtype="f4")
    pixels[rng.random((SIDE, SIDE)) < 0.05] = 0
    return pixels


def counts_2d():
    """Integers as of a detector: a level, noise, and a few bright pixels."""
    rng = np.random.default_rng(20260404)
    pixels = np.rint(1000 + 20 * rng.standard_normal((SIDE, SIDE))).astype("i4")
    bright = rng.integers(0, SIDE * SIDE, size=SIDE * SIDE // 1000)
    pixels.reshape(-1)[bright] += rng.integers(0, 60_000, size=bright.size, dtype="i4")
    return pixels


def mask_2d():
    """Flags of boxes, one over the other, as of a mask."""
    rng = np.random.default_rng(20260405)
    pixels = np.zeros((SIDE, SIDE), dtype="i4")
    for _ in range(20_000):
        y, x = rng.integers(0, SIDE, size=2)
        height, width = rng.integers(1, 40, size=2)
        pixels[y : y + height, x : x + width] |= 1 << int(rng.integers(0, 12))
    return pixels


def plain(pixels):
    def make(path):
        with fitsio.FITS(str(path), "rw") as out:
            out.write_image(pixels())

    return make


def compressed(pixels, codec, tile, **options):
    def make(path):
        with fitsio.FITS(str(path), "rw") as out:
            out.write_image(pixels(), compress=codec, tile_dims=tile, **options)

    return make


LOSSLESS = {"qlevel": None}
QUANTISED = {"qlevel": 16, "qmethod": "SUBTRACTIVE_DITHER_2", "dither_seed": 1}

MAKERS = {
    "img1d_f8.fits": plain(noise_1d),
    "img2d_f4.fits": plain(noise_2d),
    "gz2_heal.fits": compressed(runs_1d, "GZIP_2", LONG_TILE, **LOSSLESS),
    "gz2_rand.fits": compressed(noise_1d, "GZIP_2", LONG_TILE, **LOSSLESS),
    "rice_des.fits": compressed(noise_2d, "RICE", TILE, **QUANTISED),
    "rice_des_t1000.fits": compressed(noise_2d, "RICE", (1000, 1000), **QUANTISED),
    "gz2_des_q.fits": compressed(noise_2d, "GZIP_2", TILE, **QUANTISED),
    "gz2_des_u.fits": compressed(noise_2d, "GZIP_2", TILE, **LOSSLESS),
    "rice_i4.fits": compressed(counts_2d, "RICE", TILE),
    "hcomp_i4.fits": compressed(counts_2d, "HCOMPRESS", TILE, hcomp_scale=0),
    "plio_i4.fits": compressed(mask_2d, "PLIO", TILE),
}
