# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""numpy alone, as the reference that Spark's answers are compared with: it looks at the rows as bench/fitsout.py laid them out."""

import os

import numpy as np

from bench import data, fitsout
from peers import checksum, worker

# Rows that are looked at at once.
CHUNK = 250_000

KEY = "id"


def version():
    return np.__version__


def columns_of():
    """{name: kind} of the catalogue's columns, and the record type of its rows."""
    columns = data.catalog_columns(1)
    return {name: kind for name, kind, *_ in columns}, fitsout.stored_rows(columns).dtype


def rows_of(file, dtype):
    """The rows as they are stored, mapped: they end the file, but for what fills its last block."""
    with open(file, "rb") as table:
        head = table.read(2 * fitsout.BLOCK)
        size = table.seek(0, os.SEEK_END)
    count = int(head.split(b"NAXIS2  =")[1][:21])
    used = count * dtype.itemsize
    return np.memmap(file, dtype=dtype, mode="r", offset=size - used - len(fitsout.padding(used)), shape=(count,))


def values(kind, cells):
    """The numbers of each cell in native byte order: (rows, values), complex ones as two."""
    cells = np.ascontiguousarray(cells)
    if kind == "?":
        return (cells == ord("T")).reshape(len(cells), -1)
    if kind in fitsout.UNSIGNED_ZERO:
        return cells.astype("i8").reshape(len(cells), -1) + fitsout.UNSIGNED_ZERO[kind]
    native = cells.astype(cells.dtype.newbyteorder("="))
    if native.dtype.kind == "c":
        native = native.view(f"f{native.dtype.itemsize // 2}")
    return native.reshape(len(cells), -1)


def native(kind, cells):
    """The cells as numbers in native byte order, or as they are if they are strings."""
    return cells if kind.startswith("S") else values(kind, cells)


def sums(task):
    kinds, dtype = columns_of()
    rows = rows_of(task.file, dtype)
    found = checksum.KeyedSums(list(kinds) if task.columns is None else list(dict.fromkeys([*task.columns, KEY])))
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        if task.between:
            name, low, high = task.between
            numbers = values(kinds[name], chunk[name])[:, 0]
            chunk = chunk[(numbers >= low) & (numbers <= high)]
        found.add(values(kinds[KEY], chunk[KEY])[:, 0], lambda name, of=chunk: native(kinds[name], of[name]))
    return found.columns()


def text(number):
    """Ten digits of a floating-point number, all of an integer."""
    return f"{number:.9e}" if isinstance(number, float) else str(number)


def aggregates(task):
    kinds, dtype = columns_of()
    rows = rows_of(task.file, dtype)
    found = {}
    for name in task.columns:
        numbers = values(kinds[name], rows[name])[:, 0]
        for function in ("sum", "min", "max"):
            found[f"{function}({name})"] = text(getattr(numbers, function)().item())
    return found


def count(task):
    return {"rows": str(len(rows_of(task.file, columns_of()[1])))}


def variants(task):
    work = {"count": count, "batches": count, "aggregate": aggregates, "sink": sums, "write": sums}.get(task.op)
    return {"memmap": lambda: work(task)} if work else {}


def checksums(task, result):
    return result


if __name__ == "__main__":
    import sys

    worker.serve(sys.modules[__name__])
