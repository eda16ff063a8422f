# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Checksums of decoded values, the same in every worker (see perf/README.md), for the gate before the timing."""

import numpy as np


def weighted(bits):
    """Sum of bits[i] * (2 i + 1) modulo 2^64: sees a changed, a missing and a misplaced value."""
    bits = np.ascontiguousarray(bits).reshape(-1).astype("u8", copy=False)
    weights = np.arange(bits.size, dtype="u8") * np.uint64(2) + np.uint64(1)
    return f"{int((bits * weights).sum(dtype='u8')):016x}"


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
