# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Random images by astropy, fitsio, rustfits and fpack: each writer returns what it did, and the pixels if it kept them exactly."""

import subprocess
import warnings
from dataclasses import dataclass

import fitsio
import numpy as np
import rustfits
from astropy.io import fits

from imagegate import pictures

LOSSLESS = ("RICE_1", "GZIP_1", "GZIP_2", "HCOMPRESS_1", "PLIO_1")
RUSTFITS = dict(zip(LOSSLESS, (rustfits.Rice1, rustfits.Gzip1, rustfits.Gzip2, rustfits.Hcompress1, rustfits.Plio1)))


class Refused(Exception):
    """The tool does not write this."""


@dataclass
class Made:
    """how: for people; pixels: what every reader has to find, None if that is not known; nulls: where it is null."""

    how: str
    pixels: np.ndarray | None
    nulls: np.ndarray | None = None


def axes(rng):
    return int(rng.choice([1, 2, 3, 4], p=(0.15, 0.55, 0.2, 0.1)))


def pixels_of(rng, lengths, kind, cfitsio):
    return pictures.odd_floats(rng, lengths, kind, cfitsio) if kind in pictures.FLOATS else pictures.integers(rng, lengths, kind)


def plain_by_astropy(rng, path, kinds=pictures.INTEGERS + pictures.FLOATS, least_axes=1, cfitsio=False):
    kind = rng.choice(kinds)
    lengths = pictures.shape(rng, max(least_axes, axes(rng)))
    if rng.random() < 0.08:
        lengths = tuple(0 if rng.random() < 0.5 else n for n in lengths)
    pixels = pixels_of(rng, lengths, kind, cfitsio)
    hdu = fits.ImageHDU(pixels) if rng.random() < 0.5 else fits.PrimaryHDU(pixels)
    hdu.writeto(path)
    how = f"astropy {type(hdu).__name__} {kind} {lengths}"
    if kind not in ("u1", "i2", "i4", "i8") or pixels.size == 0:
        return Made(how, pixels)
    return with_keywords(rng, path, how, pixels)


def with_keywords(rng, path, how, pixels):
    """BLANK, BSCALE and BZERO go into the header afterwards, so that the pixels are what they were."""
    nulls = None
    with fits.open(path, mode="update", do_not_scale_image_data=True) as hdus:
        header = hdus[-1].header
        if rng.random() < 0.5:
            header["BLANK"] = int(rng.choice(pixels.reshape(-1)))
            nulls = pixels == header["BLANK"]
            how += f" BLANK={header['BLANK']}"
        if rng.random() < 0.4:
            header["BSCALE"], header["BZERO"] = float(rng.choice([0.5, 0.1, 2.0, 1.0])), float(rng.choice([0, 100.5, -3, 32768]))
            how += f" BSCALE={header['BSCALE']} BZERO={header['BZERO']}"
        scaled = "BSCALE" in header
    return Made(how, None if scaled else pixels, nulls)


def plain_by_fitsio(rng, path, kinds=(*pictures.INTEGERS[:-1], *pictures.FLOATS), least_axes=1):
    kind = rng.choice(kinds)
    lengths = pictures.shape(rng, max(least_axes, axes(rng)))
    pixels = pixels_of(rng, lengths, kind, cfitsio=True)
    fitsio.write(path, pixels)
    return Made(f"fitsio {kind} {lengths}", pixels)


def compressed_pixels(rng, codec, most_axes=4, cfitsio=False):
    """(pixels, whether they are quantised when written)"""
    lengths = pictures.shape(rng, 2 if codec == "HCOMPRESS_1" else min(axes(rng), most_axes))
    if codec == "HCOMPRESS_1":
        lengths = tuple(max(4, n) for n in lengths)
    if codec == "PLIO_1":
        kind = rng.choice(["u1", "i2", "i4"])
        return pictures.masks(rng, lengths, kind), False
    if rng.random() < 0.45:
        quantised = codec in ("RICE_1", "HCOMPRESS_1") or rng.random() < 0.6
        kind = rng.choice(pictures.FLOATS)
        pixels = pictures.floats(rng, lengths, kind) if quantised else pictures.odd_floats(rng, lengths, kind, cfitsio)
        return pixels, quantised
    kinds = ["u1", "i2", "u2", "i4", "u4"] if codec != "HCOMPRESS_1" else ["u1", "i2", "i4"]
    pixels = pictures.integers(rng, lengths, rng.choice(kinds))
    return within(pixels) if codec == "HCOMPRESS_1" else pixels, False


def within(pixels):
    """So far from the ends of the type that no loss leads beyond them: cfitsio does not read that, others read it as they like."""
    most = {1: 200, 2: 30_000, 4: 2**20}[pixels.itemsize]
    return np.clip(pixels, 40 if pixels.dtype.kind == "u" else -most, most).astype(pixels.dtype)


def tile_of(rng, codec, lengths):
    """HCOMPRESS_1 wants two axes, and no tile of less than four pixels along them."""
    if codec != "HCOMPRESS_1":
        return pictures.tile(rng, lengths)
    possible = [[k for k in range(4, n + 1) if n % k == 0 or n % k >= 4] for n in lengths]
    return tuple(n if n < 8 or rng.random() < 0.4 else int(rng.choice(of_axis)) for n, of_axis in zip(lengths, possible))


def compressed_by_astropy(rng, path):
    codec = str(rng.choice(LOSSLESS))
    pixels, quantised = compressed_pixels(rng, codec)
    tile = tile_of(rng, codec, pixels.shape)
    options = {"compression_type": codec, "tile_shape": tile}
    if pixels.dtype.kind == "f":
        options["quantize_level"] = float(rng.choice([16, 4, 1, -0.5, -5])) if quantised else 0.0
        options["quantize_method"] = int(rng.choice([-1, 1, 2]))
        options["dither_seed"] = int(rng.choice([rng.integers(1, 10001), -1, 0]))
    if codec == "HCOMPRESS_1":
        options |= {"hcomp_scale": float(rng.choice([0, 0, 1, 2.5])), "hcomp_smooth": int(rng.integers(0, 2))}
    how = f"astropy {pixels.dtype} {pixels.shape} {options}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(pixels, **options)]).writeto(path)
        except (ValueError, TypeError, OverflowError, fits.VerifyError) as error:
            raise Refused(f"{how}: {error}") from error
    return Made(how, pixels if not quantised and not options.get("hcomp_scale") else None)


def compressed_by_fitsio(rng, path):
    codec = str(rng.choice(LOSSLESS))
    pixels, quantised = compressed_pixels(rng, codec, 3, cfitsio=True)
    options = {"compress": codec, "tile_dims": tile_of(rng, codec, pixels.shape)}
    if pixels.dtype.kind == "f":
        options["qlevel"] = float(rng.choice([16, 4, 1, -0.5, -5])) if quantised else 0
        if quantised:
            options["qmethod"] = str(rng.choice(["NO_DITHER", "SUBTRACTIVE_DITHER_1", "SUBTRACTIVE_DITHER_2"]))
            options["dither_seed"] = int(rng.choice([rng.integers(1, 10001), -1]))
    if codec == "HCOMPRESS_1":
        options |= {"hcomp_scale": float(rng.choice([0, 0, 1, 2.5])), "hcomp_smooth": bool(rng.integers(0, 2))}
    how = f"fitsio {pixels.dtype} {pixels.shape} {options}"
    try:
        fitsio.write(path, pixels, **options)
    except (OSError, ValueError) as error:
        raise Refused(f"{how}: {error}") from error
    return Made(how, pixels if not quantised and not options.get("hcomp_scale") else None)


def compressed_by_rustfits(rng, path):
    codec = str(rng.choice(LOSSLESS))
    pixels, quantised = compressed_pixels(rng, codec)
    if codec in ("GZIP_1", "GZIP_2") and rng.random() < 0.15:
        pixels, quantised = pictures.integers(rng, pixels.shape, "i8"), False
    options, quantize, scale = {"tile_shape": tile_of(rng, codec, pixels.shape)}, None, 0
    if codec == "HCOMPRESS_1":
        scale = int(rng.choice([0, 0, 2]))
        options |= {"scale": scale, "smooth": bool(rng.integers(0, 2))}
    if quantised:
        method = str(rng.choice(["no_dither", "dither1", "dither2"]))
        quantize = {"level": float(rng.choice([16, 4, 1, -0.5])), "method": method, "seed": int(rng.integers(0, 10001))}
    how = f"rustfits {codec} {pixels.dtype} {pixels.shape} {options} {quantize}"
    try:
        with rustfits.FITS(str(path), "w+") as out:
            out.write_image(pixels, compress=RUSTFITS[codec](**options), quantize=quantize and rustfits.Quantize(**quantize))
    except (ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise Refused(f"{how}: {error}") from error
    return Made(how, pixels if not quantised and not scale else None)


def packed_by_fpack(rng, path):
    plain = path.with_suffix(".plain")
    options = [str(rng.choice(["-r", "-g1", "-g2", "-h", "-p", "-d"], p=(0.3, 0.2, 0.2, 0.15, 0.1, 0.05)))]
    kinds = ("u1", "i2", "u2", "i4", "u4") if rng.random() < 0.7 or options[0] == "-p" else pictures.FLOATS
    least = 2 if options[0] == "-h" else 1
    if rng.random() < 0.7:
        made = plain_by_astropy(rng, plain, kinds, least, cfitsio=True)
    else:
        made = plain_by_fitsio(rng, plain, kinds, least)
    with fits.open(plain) as hdus:
        bitpix, lengths = hdus[-1].header["BITPIX"], hdus[-1].shape
    if rng.random() < 0.3:
        options += ["-w"]
    elif rng.random() < 0.5 and options[0] != "-h":
        options += ["-t", ",".join(str(n) for n in reversed(pictures.tile(rng, lengths)))]
    exact = bitpix > 0
    if bitpix < 0:
        quantising = [["-q", "4"], ["-q", "16"], ["-q0", "8"], ["-qz", "4"], ["-q", "-2"], ["-q", "0"]][int(rng.integers(0, 6))]
        options += quantising
        exact |= quantising == ["-q", "0"] or made.pixels is not None and made.pixels.size == 0
    if options[0] == "-h" and bitpix != 8 and rng.random() < 0.5:
        options += ["-s", "2"]
        exact = False
    elif bitpix > 0 and rng.random() < 0.1:
        options += ["-i2f"]
        exact = False
    how = f"{made.how}, fpack {' '.join(options)}"
    command = ["fpack", *options, "-O", str(path), str(plain)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    if done.returncode or not path.exists():
        raise Refused(f"{how}: {' '.join((done.stdout + done.stderr).split())[:200]}")
    return Made(how, made.pixels if exact else None, made.nulls)


WRITERS = (
    (plain_by_astropy, 0.15),
    (plain_by_fitsio, 0.05),
    (compressed_by_astropy, 0.25),
    (compressed_by_fitsio, 0.2),
    (compressed_by_rustfits, 0.1),
    (packed_by_fpack, 0.25),
)


def write(seed, path):
    """One image in a new file."""
    rng = np.random.default_rng([20261, seed])
    chosen = rng.choice(len(WRITERS), p=[share for _, share in WRITERS])
    return WRITERS[chosen][0](rng, path)
