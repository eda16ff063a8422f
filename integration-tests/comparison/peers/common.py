# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What the peers share: the walk over a file, the cards, the answers to what fails."""

import math
import re

import numpy as np

from comparison import values

CANNOT_ZTABLE = "shows compressed tables as they are stored"


class Cannot(Exception):
    """The peer has no way to read this; no fault."""


def message(error):
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]


def dump(peer_class, path, writer):
    """Writes all that a peer reads of a file."""
    writer.write({"reader": peer_class.__name__.lower()})
    try:
        peer = peer_class(path)
        count = peer.count()
    except Exception as error:
        writer.write({"error": message(error)})
    else:
        for index in range(count):
            hdu(peer, index, writer)
    writer.write({"end": True})


def hdu(peer, index, writer):
    record = {"hdu": index, "one_card": peer.ONE_CARD, "unsaid": peer.UNSAID}
    try:
        record["cards"] = [card(*parts) for parts in peer.cards(index)]
    except Cannot as reason:
        record["cards_cannot"] = str(reason)
    except Exception as error:
        record["cards_error"] = message(error)
    try:
        record |= peer.structure(index)
    except Cannot as reason:
        record["cannot"] = str(reason)
    except Exception as error:
        record["error"] = message(error)
    writer.write(record)
    for column in range(len(record.get("columns", ()))):
        of_column(peer, index, column, writer)


def of_column(peer, index, column, writer):
    place = {"hdu": index, "column": column}
    try:
        array, says_null = peer.column(index, column)
        text_cells = re.match(r"\s*\d*[PQ]A", peer.form(index, column).upper()) is not None
        for first, rows, about, arrays in values.blocks(array, text_cells):
            writer.write(place | {"first": first, "rows": rows, "says_null": says_null} | about, arrays)
    except Cannot as reason:
        writer.write(place | {"cannot": str(reason)})
    except Exception as error:
        writer.write(place | {"error": message(error)})


def card(key, value):
    """[keyword, kind, value, comment] as fits-io's dump has it, without the comment."""
    key = (key or "").upper().removeprefix("HIERARCH ").rstrip()
    if key in ("COMMENT", "HISTORY", ""):
        return [key, "commentary", str(value if value is not None else "").rstrip()]
    if isinstance(value, (bool, np.bool_)):
        return [key, "logical", bool(value)]
    if isinstance(value, (int, np.integer)):
        return [key, "integer", str(int(value))]
    if isinstance(value, (float, np.floating)):
        return [key, "real", float(value).hex() if math.isfinite(value) else str(value)]
    if isinstance(value, (complex, np.complexfloating)):
        return [key, "complex", [float(value.real).hex(), float(value.imag).hex()]]
    if isinstance(value, str):
        return [key, "text", value.rstrip(" ")]
    return [key, "undefined", None]


def image(kind, axes):
    """What a peer says of an image; the pixels are rows of one column, NAXIS1 fastest."""
    shape = [int(axis) for axis in axes or ()]
    found = {"kind": kind, "shape": shape}
    pixels = math.prod(shape) if shape else 0
    return found | ({"rows": pixels, "columns": [{"name": "pixels"}]} if pixels else {})
