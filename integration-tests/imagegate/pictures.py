# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Random pixels of all types."""

import numpy as np

INTEGERS = ("u1", "i1", "i2", "u2", "i4", "u4", "i8", "u8")
FLOATS = ("f4", "f8")


def shape(rng, axes, most=6000):
    """Lengths of the axes, the last one fastest; no more than so many pixels."""
    lengths = [int(rng.choice([1, 2, rng.integers(3, 12), rng.integers(12, 90)], p=(0.08, 0.07, 0.25, 0.6))) for _ in range(axes)]
    if axes == 1 and rng.random() < 0.5:
        lengths = [int(rng.integers(100, most))]
    while np.prod(lengths) > most:
        largest = int(np.argmax(lengths))
        lengths[largest] = max(1, lengths[largest] // 2)
    return tuple(lengths)


def tile(rng, lengths):
    """The shape of tiles: whole rows, the whole image, or anything between, beyond the image, too."""
    how = rng.random()
    if how < 0.25:
        return (1,) * (len(lengths) - 1) + lengths[-1:]
    if how < 0.4:
        return lengths
    return tuple(int(rng.integers(1, length + 4)) for length in lengths)


def sky(rng, lengths):
    """A slope with noise and a few stars."""
    grid = np.indices(lengths).astype(float)
    picture = rng.uniform(0, 500) + rng.uniform(-1, 1) * grid.sum(axis=0) + rng.normal(0, rng.uniform(0.5, 20), lengths)
    for _ in range(int(rng.integers(0, 4))):
        distance = sum((g - rng.uniform(0, n)) ** 2 for g, n in zip(grid, lengths))
        picture += rng.uniform(100, 5000) * np.exp(-distance / rng.uniform(1, 5))
    return picture


def integers(rng, lengths, kind):
    info = np.iinfo(kind)
    how = rng.random()
    if how < 0.15:  # of every size
        return rng.integers(info.min, info.max, lengths, dtype=kind, endpoint=True)
    if how < 0.3:  # few values
        return rng.choice(np.array([info.min, info.max, 0, 1, 7], kind), lengths, p=(0.02, 0.02, 0.5, 0.3, 0.16))
    if how < 0.4:
        return np.full(lengths, rng.integers(info.min, info.max, dtype=kind, endpoint=True), kind)
    if how < 0.5:
        return masks(rng, lengths, kind)
    picture = np.round(sky(rng, lengths))
    if info.bits == 8:
        picture = picture / 16
    if info.min == 0 and info.bits > 8:
        picture = picture + rng.choice([0, info.max // 2])
    return np.clip(picture, info.min, min(info.max, 2.0**62)).astype(kind)


def masks(rng, lengths, kind="i4"):
    """Runs of small flags."""
    flat = np.repeat(rng.integers(0, 60, 200), rng.integers(1, 80, 200))
    return np.resize(flat, lengths).astype(kind)


def floats(rng, lengths, kind, special=True):
    how = rng.random()
    picture = sky(rng, lengths) if how < 0.8 else np.round(sky(rng, lengths)) if how < 0.9 else np.zeros(lengths)
    picture = picture.astype(kind)
    if how < 0.3:
        picture[rng.random(lengths) < rng.uniform(0, 0.3)] = 0
    if special and rng.random() < 0.4:
        picture[rng.random(lengths) < rng.choice([0.01, 0.2])] = np.nan
    return picture


def odd_floats(rng, lengths, kind, cfitsio=False):
    """With what only lossless compression keeps.

    cfitsio: without what it does not keep either: it makes NaN of what is infinite, and fpack 0 of -0.0 and of subnormal numbers.
    """
    picture = floats(rng, lengths, kind)
    odd = [np.finfo(kind).max, np.finfo(kind).tiny]
    if not cfitsio:
        odd += [-0.0, np.finfo(kind).tiny / 8, np.inf, -np.inf]
    where = rng.random(lengths) < 0.02
    picture[where] = rng.choice(np.array(odd, kind), lengths)[where]
    return picture
