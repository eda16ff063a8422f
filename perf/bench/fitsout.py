# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Writes FITS files byte by byte with numpy alone, so that the data never depends on a peer's version."""

import numpy as np

BLOCK = 2880

CODES = {"?": "L", "u1": "B", "i2": "I", "u2": "I", "i4": "J", "u4": "J", "i8": "K",
         "f4": "E", "f8": "D", "c8": "C", "c16": "M"}
UNSIGNED_ZERO = {"u2": 2**15, "u4": 2**31}


def card(key, value, comment=""):
    """One header card of 80 bytes."""
    if isinstance(value, bool):
        text = f"{'T' if value else 'F':>20}"
    elif isinstance(value, str):
        text = f"{chr(39) + value.ljust(8) + chr(39):<20}"
    else:
        text = f"{value:>20}"
    line = f"{key:<8}= {text}" + (f" / {comment}" if comment else "")
    if len(line) > 80:
        raise ValueError(f"card too long: {line}")
    return line.ljust(80).encode("ascii")


def header(cards):
    """The cards with END, filled with blanks to whole blocks."""
    body = b"".join(card(*c) for c in cards) + b"END".ljust(80)
    return body + b" " * (-len(body) % BLOCK)


def padding(length):
    """The zero bytes that end a data unit of the given length."""
    return bytes(-length % BLOCK)


def empty_primary():
    return header([("SIMPLE", True), ("BITPIX", 8), ("NAXIS", 0), ("EXTEND", True)])


def image(data, extname, primary):
    """A whole image HDU of int16 pixels."""
    first = ("SIMPLE", True) if primary else ("XTENSION", "IMAGE")
    axes = [(f"NAXIS{i + 1}", n) for i, n in enumerate(reversed(data.shape))]
    cards = [first, ("BITPIX", 16), ("NAXIS", data.ndim), *axes]
    cards += [("EXTEND", True)] if primary else [("PCOUNT", 0), ("GCOUNT", 1)]
    body = data.astype(">i2").tobytes()
    return header(cards + [("EXTNAME", extname)]) + body + padding(len(body))


def tform(kind, shape):
    """TFORM, TDIM and TZERO of a numpy type code and the shape of one cell (numpy order)."""
    repeat = int(np.prod(shape)) if shape else 1
    if kind.startswith("S"):
        return f"{kind[1:]}A", None, None
    dims = f"({','.join(str(n) for n in reversed(shape))})" if len(shape) > 1 else None
    return f"{repeat}{CODES[kind]}", dims, UNSIGNED_ZERO.get(kind)


def stored(kind, values):
    """The values as they stand in the file: big-endian, unsigned ones moved down by TZERO, logicals as T and F."""
    if kind == "?":
        return np.where(values, np.uint8(ord("T")), np.uint8(ord("F")))
    if kind in UNSIGNED_ZERO:
        signed = kind.replace("u", "i")
        return (values.astype("i8") - UNSIGNED_ZERO[kind]).astype(">" + signed)
    if kind.startswith("S"):
        return values
    return values.astype(">" + kind) if kind != "u1" else values


class Heap:
    """Lays variable-length columns one after the other, as writers that work by column do."""

    def __init__(self):
        self.size = 0
        self.parts = []

    def add(self, lengths, element_size, body):
        """The descriptors (count, offset) of cells with these lengths whose bytes stand back to back in body."""
        starts = np.concatenate(([0], np.cumsum(lengths[:-1]))) * element_size + self.size
        self.parts.append(body)
        self.size += len(body)
        return np.stack([lengths, starts], axis=1).astype(">i4")


def table_header(extname, dtype, rows, heap_size, cards):
    """The header of a BINTABLE; cards: (name, TFORM, unit, TDIM, TZERO) of each column."""
    head = [("XTENSION", "BINTABLE"), ("BITPIX", 8), ("NAXIS", 2), ("NAXIS1", dtype.itemsize), ("NAXIS2", rows),
            ("PCOUNT", heap_size), ("GCOUNT", 1), ("TFIELDS", len(cards)), ("EXTNAME", extname)]
    for i, (name, form, unit, dims, zero) in enumerate(cards, 1):
        head += [(f"TTYPE{i}", name), (f"TFORM{i}", form)]
        head += [(f"TUNIT{i}", unit)] if unit else []
        head += [(f"TDIM{i}", dims)] if dims else []
        head += [(f"TSCAL{i}", 1), (f"TZERO{i}", zero)] if zero is not None else []
    return header(head)


def column_cards(columns):
    return [(name, form, unit, dims, zero) for name, kind, shape, unit, _ in columns for form, dims, zero in [tform(kind, shape)]]


def records(fields):
    """The rows of columns (name, cells as stored)."""
    rows = np.empty(len(fields[0][1]), dtype=np.dtype([(name, cells.dtype, cells.shape[1:]) for name, cells in fields]))
    for name, cells in fields:
        rows[name] = cells
    return rows


def stored_rows(columns):
    return records([(name, stored(kind, values)) for name, kind, _, _, values in columns])


def write_table(path, extname, columns, variable=()):
    """Writes an empty primary HDU and one BINTABLE.

    columns: (name, numpy kind, cell shape, unit, values); variable: (name, 'E' or 'A', lengths, big-endian bytes of all cells).
    """
    heap = Heap()
    fields, cards = [(name, stored(kind, values)) for name, kind, _, _, values in columns], column_cards(columns)
    for name, code, lengths, body in variable:
        size = {"E": 4, "A": 1}[code]
        fields.append((name, heap.add(lengths, size, body)))
        cards.append((name, f"1P{code}({int(lengths.max())})", "", None, None))
    rows = records(fields)
    with open(path, "wb") as out:
        out.write(empty_primary() + table_header(extname, rows.dtype, len(rows), heap.size, cards))
        rows.tofile(out)
        for part in heap.parts:
            out.write(part)
        out.write(padding(rows.nbytes + heap.size))


def write_long_table(path, extname, rows, parts):
    """The same without variable-length columns, part by part: parts yields the columns of so many rows that they fit memory."""
    with open(path, "wb") as out:
        size = 0
        for columns in parts:
            part = stored_rows(columns)
            if size == 0:
                out.write(empty_primary() + table_header(extname, part.dtype, rows, 0, column_cards(columns)))
            part.tofile(out)
            size += part.nbytes
        if size != rows * part.itemsize:
            raise ValueError(f"{size // part.itemsize} rows were written, {rows} announced")
        out.write(padding(size))
