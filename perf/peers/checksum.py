# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Checksums of decoded values, the same in every worker (see perf/README.md), for the gate before the timing."""

import numpy as np


def odd(numbers):
    """2 k + 1 of each number k, modulo 2^64."""
    return numbers * np.uint64(2) + np.uint64(1)


def weighted(bits):
    """Sum of bits[i] * (2 i + 1) modulo 2^64: sees a changed, a missing and a misplaced value."""
    bits = np.ascontiguousarray(bits).reshape(-1).astype("u8", copy=False)
    return f"{int((bits * odd(np.arange(bits.size, dtype='u8'))).sum(dtype='u8')):016x}"


def value_bits(values):
    """The values as unsigned 64-bit numbers: integers sign-extended, floats by their IEEE bits, complex as two floats."""
    values = np.ascontiguousarray(values).reshape(-1)
    if not values.dtype.isnative:
        raise ValueError("values are not in native byte order")
    if values.dtype.kind == "c":
        values = values.view(f"f{values.dtype.itemsize // 2}")
    if values.dtype.kind == "f":
        return values.view(f"u{values.dtype.itemsize}").astype("u8")
    if values.dtype.kind in "bu":
        return values.astype("u8")
    if values.dtype.kind == "i":
        return values.astype("i8").view("u8")
    raise TypeError(f"no checksum for {values.dtype}")


def cell_sums(cells):
    """Of each cell, along the first axis, the number of its values plus the sum of bits[i] * (2 i + 1), modulo 2^64; of bytes up to a zero."""
    cells = np.ascontiguousarray(cells)
    if cells.dtype.kind == "S":
        width = cells.dtype.itemsize
        bits = cells.view("u1").reshape(-1, width)
        counts = (np.minimum.accumulate(bits != 0, axis=1)).sum(axis=1, dtype="u8")
        bits = np.where(np.arange(width) < counts[:, None].astype("i8"), bits, 0).astype("u8")
    else:
        bits = value_bits(cells).reshape(len(cells), -1)
        counts = np.uint64(bits.shape[1])
    return (bits * odd(np.arange(bits.shape[1], dtype="u8"))).sum(axis=1, dtype="u8") + counts


class KeyedSums:
    """Checksums of columns as CellSums.java makes them, whatever the order of the rows: each cell counts 2 k + 1 times, where k is its row's key."""

    def __init__(self, names):
        self.totals = dict.fromkeys(names, 0)
        self.count = 0

    def add(self, keys, cells_of):
        """Some rows; cells_of gives the cells of a column by its name."""
        weights = odd(np.ascontiguousarray(keys).astype("i8").view("u8"))
        self.count += len(weights)
        for name in self.totals:
            self.totals[name] += int((cell_sums(cells_of(name)) * weights).sum(dtype="u8"))

    def columns(self):
        return {name: f"{self.count}:{total % 2**64:016x}" for name, total in self.totals.items()}


def pieces(lengths, bits):
    """Checksum of cells of varying length: count, lengths, and all values back to back."""
    lengths = np.asarray(lengths, dtype="u8")
    return f"{lengths.size}:{weighted(lengths)}:{weighted(bits)}"


def strings(texts):
    encoded = [t.encode("ascii") if isinstance(t, str) else bytes(t) for t in texts]
    return pieces([len(e) for e in encoded], np.frombuffer(b"".join(encoded), dtype="u1"))


def column(values):
    """Checksum of one column: numbers, strings or an object array of cells of varying length."""
    values = np.asarray(values)
    if values.dtype.kind in "SU":
        width = max(values.astype("S").dtype.itemsize, 1)
        letters = values.astype(f"S{width}").reshape(-1, 1).view("u1").reshape(-1, width)
        lengths = np.strings.str_len(values.reshape(-1))
        return pieces(lengths, letters[np.arange(width)[None, :] < lengths[:, None]])
    if values.dtype.kind == "O":
        if isinstance(values.flat[0], (str, bytes)):
            return strings(values.flat)
        return pieces([len(v) for v in values.flat], value_bits(np.concatenate(list(values.flat))))
    return f"{values.size}:{weighted(value_bits(values))}"
