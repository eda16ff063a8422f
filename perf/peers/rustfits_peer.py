# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""rustfits as a peer."""

import math

import rustfits

from peers import checksum, images, worker, writing

# What is read of a repacked table.
REPACKED = ("id", "ra", "flag", "mjd")

# Rows that are looked at at once.
CHUNK = 250_000

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


def in_memory(task):
    """The rows to write as a structured array, with strings of bytes and variable-length cells as objects."""
    rows = read(task)
    rows = rows if task.first is None else rows[: task.first]
    kinds = {name: rows.dtype[name] for name in rows.dtype.names}
    return rows.astype([(name, f"S{kind.itemsize // 4}" if kind.kind == "U" else kind) for name, kind in kinds.items()])


def variable(rows):
    """The var_dtypes of columns of objects, or None."""
    firsts = {name: rows[name][0] for name in rows.dtype.names if rows.dtype[name].kind == "O"}
    return {name: "S" if isinstance(cell, (str, bytes)) else cell.dtype.str[1:] for name, cell in firsts.items()} or None


def write(path, rows, task):
    with rustfits.FITS(path, "w+") as out:
        out.write_table(rows, extname=writing.NAME, var_dtypes=variable(rows), compress=task.layout == "z" or None)


def append(path, rows, task):
    with rustfits.FITS(path, "w+") as out:
        out.create_table_hdu(rows.dtype, extname=writing.NAME, var_dtypes=variable(rows), compress=task.layout == "z" or None)
        table = out[1]
        for batch in writing.batches(rows, task):
            table.append(batch)


def repack(path):
    with rustfits.FITS(path, "r+") as fits:
        fits[1].repack()


def read_image(task):
    with rustfits.FITS(task.file) as fits:
        hdu = images.image(fits)
        return images.read(hdu, hdu.size, task)


def variants(task):
    if task.op == "image":
        return {"read" if task.chunk is None and not task.stamps else "slices": lambda: read_image(task)}
    if task.op == "write":
        return {"write_table": writing.Writing(task, "rustfits", in_memory(task), write)}
    if task.op == "append":
        return {"create_table_hdu, append": writing.Writing(task, "rustfits", in_memory(task), append)}
    if task.op == "repack":
        return {"CompressedTableHDU.repack, where the file is": writing.Repacking(task, "rustfits", repack)}
    if task.op == "table":
        return {"read(columns, rows)": lambda: read(task), "read_column per column": lambda: read_by_column(task)}
    return {"walk": {"iterate FITS": lambda: walk(task)}, "byname": {"FITS[name]": lambda: by_name(task)}}.get(task.op, {})


def size(shape, bitpix):
    """Bytes of data of an image."""
    return math.prod(shape) * abs(bitpix) // 8 if shape else 0


def keyed_sums(path):
    """What rows of Spark are compared by, whose order is not told."""
    with rustfits.FITS(path) as fits:
        table = fits[1]
        found = checksum.KeyedSums(table.colnames)
        for start in range(0, table.nrows, CHUNK):
            rows = table.read(rows=slice(start, min(start + CHUNK, table.nrows)))
            found.add(rows["id"], lambda name, of=rows: of[name].astype("S") if of.dtype[name].kind == "U" else of[name])
    return found.columns()


def checksums(task, result):
    if task.single:
        return keyed_sums(str(result))
    if task.op == "image":
        with rustfits.FITS(task.file) as fits:
            hdu = images.image(fits)
            return images.checksums(hdu, hdu.size, task, result)
    if task.op == "repack":
        with rustfits.FITS(str(result)) as fits:
            return {name: checksum.column(fits[1].read_column(name)) for name in REPACKED}
    if task.op in ("write", "append"):
        result = read(worker.Task(task.row, str(result), "table"))
    if task.op in ("table", "write", "append"):
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
