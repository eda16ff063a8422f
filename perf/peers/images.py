# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What the rows about images ask of a peer whose HDUs are sliced as numpy arrays are."""

import numpy as np

from bench.images import STAMP
from peers import checksum


def image(fits):
    """The HDU with the pixels: compressed ones come after an empty primary HDU."""
    return fits[1] if len(fits) > 1 else fits[0]


def walk(hdu, pixels, task):
    """Parts of an image of one axis, one after another."""
    end = pixels // task.share
    return (hdu[at : min(at + task.chunk, end)] for at in range(0, end, task.chunk))


def read(hdu, pixels, task):
    """What was asked for; of a walk only its last part."""
    if task.stamps:
        return [hdu[y : y + STAMP, x : x + STAMP] for x, y in task.stamps]
    if task.chunk is None:
        return hdu.read()
    part = None
    for part in walk(hdu, pixels, task):
        pass
    return part


def checksums(hdu, pixels, task, result):
    """Of the pixels in the order in which they are read."""
    if task.stamps:
        result = np.concatenate([stamp.reshape(-1) for stamp in result])
    elif task.chunk is not None:
        result = np.concatenate(list(walk(hdu, pixels, task)))
    return {"pixels": checksum.column(result)}
