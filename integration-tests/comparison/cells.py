# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two readers' cells of the same rows are the same.

Floats are the same if their bits are, or both are NaN. Where one reader gives single precision, the other's value is rounded to
it; if the column is scaled, the last digits are left open then, as is the sign of a zero. A reader that cannot say null says it by
the value of TNULL, or by false; one that can must. Decimal text (ASCII tables) is read to the last digits only by some, and a blank
number is 0 or null.
"""

from dataclasses import dataclass

import numpy as np

SINGLE = 3e-7  # relative error of a few operations in single precision


@dataclass(frozen=True)
class Rules:
    """What the header says of a column: what stands for null, whether it is logical, scaled, decimal text."""

    null_numbers: tuple = ()
    null_texts: tuple = ()
    logical: bool = False
    scaled: bool = False
    decimal: bool = False


def same_rows(a, b, rules):
    """For each row, whether the cells are the same."""
    if a.is_text != b.is_text or a.complex != b.complex:
        return (a.counts == 0) & (b.counts == 0)
    if a.shape is not None and b.shape is not None and a.shape != b.shape:
        return np.zeros(len(a.counts), bool)
    equal = a.counts == b.counts
    if equal.all():
        mine = theirs = slice(None)
    else:
        mine, theirs = np.repeat(equal, a.counts).nonzero()[0], np.repeat(equal, b.counts).nonzero()[0]
    elements = same_strings(a, b, mine, theirs, rules) if a.is_text else same_numbers(a, b, mine, theirs, rules)
    if elements.all():
        return equal
    rows = np.repeat(np.arange(len(a.counts)), np.where(equal, a.counts, 0))
    same = equal.copy()
    same[rows[~elements]] = False
    return same


def picked(rows, which, rules):
    """Values as (element, part) and nulls; what stands for null is null, unless the reader could have said so."""
    values = rows.values.reshape(-1, 2 if rows.complex else 1)[which]
    nulls = np.zeros(len(values), bool) if rows.nulls is None else rows.nulls[which].copy()
    if not rows.says_null and rules.null_numbers and not rows.complex:
        real = values.dtype.kind == "f"
        for number in rules.null_numbers:
            if real or isinstance(number, int):  # as a float, a 64-bit integer equals its neighbours
                nulls |= values[:, 0] == number
        if real:
            nulls |= np.isnan(values[:, 0])
    return values, nulls


def same_numbers(a, b, mine, theirs, rules):
    left, left_null = picked(a, mine, rules)
    right, right_null = picked(b, theirs, rules)
    same = equal_numbers(left, right, rules).all(axis=1)
    if left_null.any() or right_null.any():
        same = np.where(left_null | right_null, left_null & right_null, same)
        same |= stands_for_null(left_null & ~right_null, right, b, rules)
        same |= stands_for_null(right_null & ~left_null, left, a, rules)
    return same


def stands_for_null(where, values, rows, rules):
    """Where a reader gives a value that may be meant as null: false, or 0 for a blank field."""
    if rules.decimal:
        return where & ((values[:, 0] == 0) | (values[:, 0] != values[:, 0]))
    return where & (values[:, 0] == 0) & (rules.logical and not rows.says_null)


def equal_numbers(a, b, rules):
    """Element by element, for any two types of numbers."""
    floats = (a.dtype.kind == "f") + (b.dtype.kind == "f")
    if floats == 0:
        return a == b
    if floats == 1:
        return equal_mixed(a, b) if a.dtype.kind == "f" else equal_mixed(b, a)
    single = a.dtype != b.dtype
    if single:
        narrow = min(a.dtype, b.dtype, key=lambda dtype: dtype.itemsize)
        with np.errstate(all="ignore"):
            a, b = a.astype(narrow), b.astype(narrow)
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    if rules.decimal:
        return same | np.isclose(a, b, rtol=1e-14 if a.dtype.itemsize == 8 else SINGLE, atol=0)
    if rules.scaled and single:
        return same | np.isclose(a, b, rtol=SINGLE, atol=0)
    return same if rules.scaled else same & ((np.signbit(a) == np.signbit(b)) | (a != 0))


def equal_mixed(real, whole):
    """Floats and integers: exactly the same number, not only after rounding."""
    with np.errstate(all="ignore"):
        inside = (real >= -(2.0**63)) & (real < 2.0**64)
        exact = np.where(real < 2.0**63, np.where(inside, real, 0).astype("i8").astype("u8"), real.astype("u8"))
        return inside & (np.trunc(real) == real) & (exact == whole.astype("u8")) & ((real < 0) == (whole < 0))


def same_strings(a, b, mine, theirs, rules):
    whole = isinstance(mine, slice) and a.nulls is None and b.nulls is None
    if whole and np.array_equal(a.lengths, b.lengths) and np.array_equal(a.bytes, b.bytes):
        return np.ones(len(a.lengths), bool)
    left = np.arange(len(a.lengths))[mine]
    right = np.arange(len(b.lengths))[theirs]
    return np.fromiter((same_string(a, i, b, k, rules) for i, k in zip(left, right)), bool, len(left))


def same_string(a, i, b, k, rules):
    left = None if a.nulls is not None and a.nulls[i] else a.string(i)
    right = None if b.nulls is not None and b.nulls[k] else b.string(k)
    if left == right:
        return True
    if left is None:
        return not b.says_null and right.decode().strip() in rules.null_texts
    return right is None and not a.says_null and left.decode().strip() in rules.null_texts
