# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Reads dumps: of each HDU what it is, of each column some rows at a time, however the dump was cut into records."""

import json
import mmap

import numpy as np


class Rows:
    """Cells of consecutive rows of a column.

    counts: elements of each row. values: flat numbers (of complex numbers two for each element), or None and strings.
    nulls: of each element, or None. shape: lengths of the fixed axes, None if they have no fixed length.
    """

    def __init__(self, about, rows, arrays):
        self.complex = about["type"].startswith("COMPLEX")
        self.boolean = about["type"] == "BOOLEAN"
        self.says_null = about.get("says_null", True)
        self.shape = None if about["variable"] else tuple(n for n in about["shape"] if n != 1)
        self.values = arrays.get("values")
        self.lengths = arrays.get("lengths")
        self.nulls = arrays.get("nulls")
        if self.nulls is not None:
            self.nulls = self.nulls.astype(bool)
        if "counts" in arrays:
            self.counts = arrays["counts"].astype("i8")
        else:
            self.counts = np.full(rows, int(np.prod(about["shape"], dtype="i8")), "i8")
        if self.lengths is not None:
            self.bytes = arrays["bytes"]
            self.starts = np.concatenate(([0], np.cumsum(self.lengths, dtype="i8")))

    @property
    def is_text(self):
        return self.lengths is not None

    def string(self, element):
        return self.bytes[self.starts[element] : self.starts[element + 1]].tobytes()

    def cell(self, row):
        """One cell for people to read."""
        start = int(self.counts[:row].sum())
        elements = [self.element(i) for i in range(start, start + int(min(self.counts[row], 12)))]
        more = [] if self.counts[row] <= 12 else ["..."]
        scalar = self.shape == () and self.counts[row] == 1
        return elements[0] if scalar else "[" + ", ".join(elements + more) + "]"

    def element(self, i):
        if self.nulls is not None and self.nulls[i]:
            return "null"
        if self.is_text:
            text = repr(self.string(i).decode("utf-8", "replace"))
            return text if len(text) <= 80 else text[:77] + "..."
        if self.complex:
            return f"({self.values[2 * i]}, {self.values[2 * i + 1]})"
        return str(bool(self.values[i])) if self.boolean else str(self.values[i])


class Column:
    """The records of a column."""

    def __init__(self, about):
        self.about = about
        self.chunks = []  # (first row, rows, description, arrays)
        self.problem = None  # ("error" or "cannot", text)

    @property
    def rows(self):
        return sum(rows for _, rows, _, _ in self.chunks)

    def slice(self, first, stop):
        """The cells of some rows; all of them must be there."""
        pieces = {}
        about = None
        for chunk_first, rows, described, arrays in self.chunks:
            low, high = max(first, chunk_first), min(stop, chunk_first + rows)
            if low < high:
                about = described
                part = cut(described, rows, arrays, low - chunk_first, high - chunk_first)
                for name, array in part.items():
                    pieces.setdefault(name, []).append(array)
        arrays = {name: np.concatenate(parts) if len(parts) > 1 else parts[0] for name, parts in pieces.items()}
        if about["type"] == "BOOLEAN" and "values" in arrays:
            arrays["values"] = arrays["values"].view("u1")
        return Rows(about, stop - first, arrays)


def cut(about, rows, arrays, low, high):
    """The same arrays for some of the rows; nulls always."""
    whole = low == 0 and high == rows
    if whole and "nulls" in arrays:
        return arrays
    one = int(np.prod(about["shape"], dtype="i8"))
    if "counts" in arrays:
        ends = np.concatenate(([0], np.cumsum(arrays["counts"], dtype="i8")))
        start, stop = int(ends[low]), int(ends[high])
    else:
        start, stop = low * one, high * one
    part = {}
    if "counts" in arrays:
        part["counts"] = arrays["counts"][low:high]
    if "values" in arrays:
        slots = 2 if about["type"].startswith("COMPLEX") else 1
        part["values"] = arrays["values"][start * slots : stop * slots]
    if "lengths" in arrays:
        ends = np.concatenate(([0], np.cumsum(arrays["lengths"], dtype="i8")))
        part["lengths"] = arrays["lengths"][start:stop]
        part["bytes"] = arrays["bytes"][int(ends[start]) : int(ends[stop])]
    nulls = arrays.get("nulls")
    part["nulls"] = nulls[start:stop] if nulls is not None else np.zeros(stop - start, "u1")
    return part


class Hdu:
    def __init__(self, record):
        self.record = record
        self.kind = record.get("kind")
        self.columns = [Column(about) for about in record.get("columns", ())]
        self.problem = problem(record)


def problem(record):
    for kind in ("error", "cannot"):
        if kind in record:
            return kind, record[kind]
    return None


class Dump:
    """All that a reader said of a file; ending says how the process went."""

    def __init__(self, path, ending):
        self.hdus = []
        self.problem = None
        self.complete = False
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            self.bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        at = 0
        while (end := self.bytes.find(b"\n", at)) >= 0:
            record = json.loads(self.bytes[at:end])
            arrays, at = self.arrays(record.get("arrays", ()), end + 1)
            if arrays is None:
                break
            self.add(record, arrays)
        if ending != "done":
            self.problem = ("error", ending)
        elif not self.complete and self.problem is None:
            self.problem = ("error", "the dump has no end")

    def arrays(self, listed, at):
        found = {}
        for name, kind, size in listed:
            if at + size > len(self.bytes):
                return None, at
            dtype = np.dtype(kind)
            found[name] = np.frombuffer(self.bytes, dtype, size // dtype.itemsize, at)
            at += size
        return found, at + -sum(size for _, _, size in listed) % 8

    def add(self, record, arrays):
        if "column" in record:
            column = self.hdus[record["hdu"]].columns[record["column"]]
            if "first" in record:
                column.chunks.append((record["first"], record["rows"], column.about | record, arrays))
            else:
                column.problem = problem(record)
        elif "hdu" in record:
            self.hdus.append(Hdu(record))
        elif "end" in record:
            self.complete = True
        elif "error" in record:
            self.problem = ("error", record["error"])
