# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Tells the write gate what the values of a file are to be: the dump of what was handed in."""

import re

import numpy as np
from astropy.io import fits

from comparison.writer import DumpWriter

NUMBERS = {"BYTE": "<i8", "SHORT": "<i8", "INT": "<i8", "LONG": "<i8", "DECIMAL": "<u8", "FLOAT": "<f4", "DOUBLE": "<f8", "BINARY": "|u1"}
COMPLEX = {"COMPLEX_FLOAT": "<f4", "COMPLEX_DOUBLE": "<f8"}


def write(path, file, columns, rows, cards):
    """path: of the dump; rows: what was handed in, as it is to be read, in the order of the file; cards: what the table's header has to say."""
    with fits.open(file, disable_image_compression=True) as hdus, open(path, "wb") as out:
        writer = DumpWriter(out)
        for index, hdu in enumerate(hdus):
            header = hdu.header
            if not isinstance(hdu, fits.BinTableHDU):
                writer.write({"hdu": index, "kind": "PRIMARY", "cards": []})
            elif header.get("EXTNAME") == "FITSPARK_ZONES":
                writer.write({"hdu": index, "kind": "ZONES", "cards": []})
            else:
                table(writer, index, header, columns, rows, cards)
        writer.write({"end": True})


def table(writer, index, header, columns, rows, cards):
    kind = "ZTABLE" if header.get("ZTABLE") else "BINTABLE"
    abouts = [about(header, number, column) for number, column in enumerate(columns, 1)]
    writer.write({"hdu": index, "kind": kind, "rows": len(rows), "columns": abouts, "extremes": False, "cards": [[*card, ""] for card in cards]})
    for number, column in enumerate(columns):
        described, arrays = cells(column, [row[column.name] for row in rows])
        writer.write({"hdu": index, "column": number, "first": 0, "rows": len(rows)} | described, arrays)


def about(header, number, column):
    """How the file says what it has: what stands for null, what other tools cannot read."""
    form = header.get(f"ZFORM{number}") or header[f"TFORM{number}"]
    found = {"name": column.name, "type": column.kind.name, "form": form.strip(), "dims": [], "scale": 1, "zero": 0}
    if dims := header.get(f"TDIM{number}"):
        found["dims"] = [int(axis) for axis in re.findall(r"\d+", dims)]
    for key, keyword in (("null", "TNULL"), ("scale", "TSCAL"), ("zero", "TZERO"), ("codec", "ZCTYP")):
        if f"{keyword}{number}" in header:
            found[key] = header[f"{keyword}{number}"]
    return found


def flat(column, cell, depth=None):
    depth = column.depth if depth is None else depth
    if depth:
        return [element for part in cell for element in flat(column, part, depth - 1)]
    return list(cell) if column.kind.name == "BINARY" else [cell]


def cells(column, values):
    """Description and arrays, as a dump has them."""
    parts = [flat(column, value) for value in values]
    elements = [element for part in parts for element in part]
    arrays = [("counts", np.array([len(part) for part in parts], "<i4"))]
    described = {"shape": [], "variable": True}
    name = column.kind.name
    if name in COMPLEX:
        pairs = [part for element in elements for part in (element["re"], element["im"])]
        return described | {"type": "COMPLEX"}, [("values", np.array(pairs, COMPLEX[name])), *arrays]
    if name in ("STRING", "DATE", "TIMESTAMP", "TIMESTAMP_NTZ"):
        texts = [written(element).encode() for element in elements]
        lengths = np.array([len(text) for text in texts], "<i4")
        return described | {"type": "STRING"}, [("lengths", lengths), ("bytes", np.frombuffer(b"".join(texts), "|u1")), *arrays]
    nulls = np.array([element is None for element in elements], "|u1")
    if nulls.any():
        arrays.append(("nulls", nulls))
    if name == "BOOLEAN":
        return described | {"type": "BOOLEAN"}, [("values", np.array([bool(e) for e in elements], "|u1")), *arrays]
    numbers = [0 if e is None else int(e) if name not in ("FLOAT", "DOUBLE") else e for e in elements]
    return described | {"type": "NUMBER"}, [("values", np.array(numbers, NUMBERS[name])), *arrays]


def written(element):
    """Times as ISO 8601 without a zone, nulls as nothing."""
    if element is None:
        return ""
    if isinstance(element, str):
        return element
    return element.replace(tzinfo=None).isoformat(timespec="microseconds") if hasattr(element, "hour") else element.isoformat()
