# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""rustfits as a peer."""

import math

import rustfits

from peers import checksum, worker

KINDS = {"ImageHDU": "IMAGE", "TableHDU": "BINTABLE", "AsciiTableHDU": "TABLE"}


def version():
    return rustfits.__version__


def selected(task):
    """The rows= argument of the task, or None for all."""
    return task.rows if task.start is None else slice(task.start, task.stop)


def read(task):
    """One structured array, in native byte order and with str for character columns."""
    with rustfits.FITS(task.file) as fits:
        columns = list(task.columns) if task.columns else None
        return fits[1].read(columns=columns, rows=selected(task))


def read_by_column(task):
    with rustfits.FITS(task.file) as fits:
        table = fits[1]
        rows = selected(task)
        return {name: table.read_column(name, rows=rows) for name in task.columns or table.colnames}


def walk(task):
    with rustfits.FITS(task.file) as fits:
        return [(hdu.extname, type(hdu), hdu.shape, hdu.bitpix) for hdu in fits]


def by_name(task):
    with rustfits.FITS(task.file) as fits:
        return [(hdu.index, hdu.shape, hdu.bitpix) for hdu in map(fits.__getitem__, task.names)]


def variants(task):
    if task.op == "table":
        return {"read(columns, rows)": lambda: read(task), "read_column per column": lambda: read_by_column(task)}
    return {"walk": {"iterate FITS": lambda: walk(task)}, "byname": {"FITS[name]": lambda: by_name(task)}}.get(task.op, {})


def size(shape, bitpix):
    """Bytes of data of an image."""
    return math.prod(shape) * abs(bitpix) // 8 if shape else 0


def checksums(task, result):
    if task.op == "table":
        names = result if isinstance(result, dict) else result.dtype.names
        return {name: checksum.column(result[name]) for name in names}
    sizes = checksum.column([size(shape, bitpix) for *_, shape, bitpix in result])
    if task.op == "walk":
        return {
            "name": checksum.strings(name for name, *_ in result),
            "kind": checksum.strings(KINDS[kind.__name__] for _, kind, *_ in result),
            "size": sizes,
        }
    return {"index": checksum.column([index for index, *_ in result]), "size": sizes}


if __name__ == "__main__":
    import sys

    worker.serve(sys.modules[__name__])
