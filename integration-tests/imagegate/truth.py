# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what was read with what was written."""

import numpy as np

from comparison.cells import Rules, equal_numbers


def difference(made, dump):
    """What differs in the last HDU of a file, or None."""
    problem = dump.problem or (dump.hdus[-1].problem if dump.hdus else ("error", "no HDU"))
    if problem:
        return problem[1]
    hdu = dump.hdus[-1]
    if hdu.record["shape"] != list(made.pixels.shape):
        return f"the shape is {hdu.record['shape']}, not {made.pixels.shape}"
    if not made.pixels.size:
        return None
    column = hdu.columns[0]
    if column.problem or column.rows != made.pixels.size:
        return column.problem[1] if column.problem else f"{column.rows} pixels of {made.pixels.size}"
    rows = column.slice(0, column.rows)
    none = np.zeros(made.pixels.size, bool)
    nulls = none if made.nulls is None else made.nulls.reshape(-1)
    found_nulls = none if rows.nulls is None else rows.nulls
    wanted = made.pixels.reshape(-1)
    same = (nulls == found_nulls) & (nulls | equal_numbers(rows.values, wanted, Rules()))
    if same.all():
        return None
    first = int((~same).argmax())
    expected = "null" if nulls[first] else wanted[first]
    return f"pixel {first} is {rows.cell(first)}, not {expected}; and {int((~same).sum()) - 1} more differ"
