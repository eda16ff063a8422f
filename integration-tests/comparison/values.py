# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What the peers give as numpy arrays, in the form of a dump: flat little-endian arrays of some rows.

What is known of peers is undone here: strings end at the first NUL and lose trailing blanks; bytes beyond ASCII are UTF-8
where they are valid, else ISO-8859-1; heap strings may come as arrays of characters.
"""

import numpy as np

BLOCK_BYTES = 4 << 20


def blocks(array, text_cells):
    """(first row, rows, description, arrays) of a column, some rows at a time.

    text_cells: whether a cell of an object array is one string, however it is spelled.
    """
    mask = None
    if isinstance(array, np.ma.MaskedArray):
        mask, array = np.ma.getmaskarray(array), array.data
    array = np.asarray(array)
    row_bytes = max(1, array[:1].nbytes if array.dtype != object else 256)
    step = max(1, min(1 << 16, BLOCK_BYTES // row_bytes))
    for first in range(0, len(array), step):
        part = array[first : first + step]
        masked = None if mask is None else mask[first : first + step]
        about, arrays = cells(part, text_cells) if part.dtype == object else fixed(part)
        if masked is not None and masked.any() and part.dtype != object:
            arrays.append(("nulls", np.broadcast_to(masked, part.shape).astype("|u1").ravel()))
        yield first, len(part), about, arrays


def fixed(part):
    shape = list(part.shape[1:])
    if part.dtype.kind in "SU":
        return {"type": "STRING", "shape": shape, "variable": False}, strings(part.ravel())
    kind, values = numbers(part)
    return {"type": kind, "shape": shape, "variable": False}, [("values", values)]


def cells(part, text_cells):
    """Cells of the heap: each an array of its own, or a string."""
    if text_cells or any(isinstance(cell, (str, bytes)) for cell in part):
        return {"type": "STRING", "shape": [], "variable": False}, texts([joined(cell) for cell in part])
    flat = [np.asarray(cell).ravel() for cell in part]
    filled = [cell for cell in flat if cell.size] or [np.zeros(0)]
    counts = np.array([cell.size for cell in flat], "<i4")
    about = {"shape": [], "variable": True}
    if filled[0].dtype.kind in "SU":
        return about | {"type": "STRING"}, [*texts([joined(s) for cell in filled for s in cell]), ("counts", counts)]
    kind, values = numbers(np.concatenate(filled))
    return about | {"type": kind}, [("values", values), ("counts", counts)]


def numbers(array):
    """(type, flat little-endian numbers); parts of complex numbers in turn."""
    kind = array.dtype.kind
    if kind == "b":
        return "BOOLEAN", array.astype("|u1").ravel()
    if kind not in "iufc" or array.dtype.itemsize > 16:
        raise TypeError(f"no numbers: {array.dtype}")
    array = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).ravel()
    if kind == "c":
        return "COMPLEX", array.view(array.real.dtype)
    return "NUMBER", array


def joined(cell):
    """A heap string as bytes, from a string or an array of characters."""
    if isinstance(cell, str):
        return cell.encode()
    if isinstance(cell, bytes):
        return cell
    cell = np.asarray(cell)
    if cell.dtype.kind == "U":
        codes = np.ascontiguousarray(cell).view(np.ndarray).ravel().view("<u4")
        return "".join(map(chr, codes)).encode()
    return np.ascontiguousarray(cell).view(np.ndarray).ravel().tobytes()


def strings(flat):
    """Lengths and bytes of an array of numpy strings."""
    flat = np.ascontiguousarray(flat).view(np.ndarray)
    width = flat.dtype.itemsize // (4 if flat.dtype.kind == "U" else 1)
    if not len(flat) or not width:
        return texts([b""] * len(flat))
    codes = flat.view("=u4" if flat.dtype.kind == "U" else "u1").reshape(len(flat), width)
    if (codes > 126).any():
        return texts([s.encode() if isinstance(s, str) else s for s in flat.tolist()])
    lengths = trimmed(codes)
    kept = np.arange(width) < lengths[:, None]
    return [("lengths", lengths.astype("<i4")), ("bytes", codes[kept].astype("|u1"))]


def trimmed(codes):
    """Length of each string: up to the first NUL, without trailing blanks."""
    width = codes.shape[1]
    zero = codes == 0
    end = np.where(zero.any(axis=1), zero.argmax(axis=1), width)
    written = (codes != 32) & (np.arange(width) < end[:, None])
    return np.where(written.any(axis=1), width - written[:, ::-1].argmax(axis=1), 0)


def texts(items):
    """The same of a list of byte strings."""
    items = [utf8(item.split(b"\0", 1)[0].rstrip(b" ")) for item in items]
    lengths = np.array([len(item) for item in items], "<i4")
    return [("lengths", lengths), ("bytes", np.frombuffer(b"".join(items), "|u1"))]


def utf8(item):
    try:
        item.decode()
        return item
    except UnicodeDecodeError:
        return item.decode("latin-1").encode()
