# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""fitsio (cfitsio) as a peer. It hands numbers out in the file's byte order, so each way of reading ends by swapping them."""

import math

import fitsio
import numpy as np

from peers import checksum, images, worker, writing

KINDS = {"IMAGE_HDU": "IMAGE", "BINARY_TBL": "BINTABLE", "ASCII_TBL": "TABLE"}


def version():
    return f"{fitsio.__version__} (cfitsio {fitsio.cfitsio_version(asfloat=False)})"


def raw(table, task):
    """The rows and columns of the task as fitsio delivers them."""
    if task.columns:
        return table.read_columns(list(task.columns), rows=task.rows)
    if task.start is not None:
        return table.read_slice(task.start, task.stop)
    return table.read() if task.rows is None else table.read_rows(task.rows)


def swapped_in_place(array):
    for name in array.dtype.names:
        field = array[name]
        if not field.dtype.isnative:
            field.byteswap(inplace=True)
    return array.view(array.dtype.newbyteorder("="))


def converted(array):
    return array.astype(array.dtype.newbyteorder("="))


def fixed_only(convert, task):
    with fitsio.FITS(task.file) as fits:
        return convert(raw(fits[1], task))


def with_variable(task):
    """Variable-length columns as object arrays: the fixed-width form pads the cells and so loses their lengths."""
    with fitsio.FITS(task.file, vstorage="object") as fits:
        table = fits[1]
        rows = np.arange(task.start, task.stop) if task.start is not None else task.rows
        variable = [c["name"] for c in table.get_info()["colinfo"] if c["eqtype"] < 0]
        fixed = [name for name in table.get_colnames() if name not in variable]
        array = swapped_in_place(table.read_columns(fixed, rows=rows))
        return {name: array[name] for name in fixed} | {name: table.read_column(name, rows=rows) for name in variable}


def walk(task):
    with fitsio.FITS(task.file) as fits:
        return [(hdu.get_extname(), hdu.get_exttype(), hdu.get_dims(), hdu) for hdu in fits]


def by_name(task):
    with fitsio.FITS(task.file) as fits:
        return [(hdu.get_extnum(), hdu.get_dims(), hdu) for hdu in map(fits.__getitem__, task.names)]


def has_variable(task):
    if task.columns:
        return False
    with fitsio.FITS(task.file) as fits:
        return any(c["eqtype"] < 0 for c in fits[1].get_info()["colinfo"])


def in_memory(task):
    """The rows to write: a structured array in native byte order, with variable-length cells as objects."""
    everything = worker.Task(task.row, task.file, "table", start=0, stop=task.first) if task.first else task
    if not has_variable(everything):
        return fixed_only(swapped_in_place, everything)
    columns = with_variable(everything)
    rows = np.empty(len(next(iter(columns.values()))), [(name, cells.dtype, cells.shape[1:]) for name, cells in columns.items()])
    for name, cells in columns.items():
        rows[name] = cells
    return rows


def write(path, rows, task):
    with fitsio.FITS(path, "rw") as out:
        out.write(rows, extname=writing.NAME)


def append(path, rows, task):
    with fitsio.FITS(path, "rw") as out:
        table = None
        for batch in writing.batches(rows, task):
            if table is None:
                out.write(batch, extname=writing.NAME)
                table = out[writing.NAME]
            else:
                table.append(batch)


def read_image(task):
    with fitsio.FITS(task.file) as fits:
        hdu = images.image(fits)
        return images.read(hdu, math.prod(hdu.get_dims()), task)


def variants(task):
    if task.op == "image":
        return {"read" if task.chunk is None and not task.stamps else "slices": lambda: read_image(task)}
    if task.op in ("write", "append"):
        if task.layout == "z":
            return {}
        how, work = ("write", write) if task.op == "write" else ("write, append", append)
        return {how: writing.Writing(task, "fitsio", in_memory(task), work)}
    if task.op == "table" and has_variable(task):
        return {"read_columns + byteswap, read_column(vstorage=object)": lambda: with_variable(task)}
    if task.op == "table":
        return {
            "read + byteswap in place": lambda: fixed_only(swapped_in_place, task),
            "read + astype(native)": lambda: fixed_only(converted, task),
        }
    return {"walk": {"iterate FITS": lambda: walk(task)}, "byname": {"FITS[name]": lambda: by_name(task)}}.get(task.op, {})


def size(info):
    """Bytes of data of an image."""
    return math.prod(info["dims"]) * abs(info["img_type"]) // 8 if info["ndims"] else 0


def checksums(task, result):
    if task.op == "image":
        with fitsio.FITS(task.file) as fits:
            hdu = images.image(fits)
            return images.checksums(hdu, math.prod(hdu.get_dims()), task, result)
    if task.op in ("write", "append"):
        (again,) = list(variants(worker.Task(task.row, str(result), "table")).values())[:1]
        result = again()
    if task.op in ("table", "write", "append"):
        names = result if isinstance(result, dict) else result.dtype.names
        return {name: checksum.column(result[name]) for name in names}
    sizes = checksum.column([size(hdu.get_info()) for *_, hdu in result])
    if task.op == "walk":
        return {
            "name": checksum.strings(name for name, *_ in result),
            "kind": checksum.strings(KINDS[kind] for _, kind, *_ in result),
            "size": sizes,
        }
    return {"index": checksum.column([number for number, *_ in result]), "size": sizes}


if __name__ == "__main__":
    import sys

    worker.serve(sys.modules[__name__])
