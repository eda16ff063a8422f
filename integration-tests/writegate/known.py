# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The waivers: where other tools are known to be wrong."""

import re

import numpy as np

from writegate.waivers import Form, Waiver

RARE = 2000  # files, as the gate has not so many
DOUBLE_DIGITS = 15
SUBNORMAL = np.finfo(float).tiny
CARD = 68  # characters that a text may have in one card



def code(letters):
    return lambda hdu, column: hdu.kind != "TABLE" and Form(column).code in letters


def text_table(hdu, column):
    return hdu.kind == "TABLE"


def compressed(hdu, column):
    return hdu.kind == "ZTABLE"


def in_heap(hdu, column):
    return hdu.kind != "TABLE" and Form(column).descriptor != ""


def no_elements(hdu, column):
    return hdu.kind != "TABLE" and Form(column).repeat == 0 and Form(column).descriptor == ""


def no_rows(hdu, column):
    return hdu.record["rows"] == 0


def with_null(hdu, column):
    return "null" in column


def with_axes(hdu, column):
    return len(column["dims"]) > 1


def scaled(hdu, column):
    return column["type"] == "DOUBLE" and (column["scale"], column["zero"]) != (1, 0)


def moved(hdu, column):
    return (column["scale"], column["zero"]) != (1, 0)


def long_text(hdu, column):
    """A text that needs CONTINUE; quotes are written twice."""
    return any(len(value.replace("'", "''")) > CARD - len(key) for key, kind, value, _ in hdu.record["cards"] if kind == "text")


def quoted_text(hdu, column):
    return any(kind == "text" and re.search(r"'\s*/", value) for _, kind, value, _ in hdu.record["cards"])


def hierarch_text(hdu, column):
    return any(" " in key and kind == "text" for key, kind, _, _ in hdu.record["cards"])


def subnormal_extreme(hdu, column):
    """A column whose TDMINn or TDMAXn is so close to 0 that it has fewer digits."""
    if not hdu.record["extremes"] or column["type"] != "DOUBLE":
        return False
    (found,) = [other for other in hdu.columns if other.about is column]
    values = np.concatenate([arrays["values"] for *_, arrays in found.chunks] or [np.zeros(0)])
    values = values[np.isfinite(values)]
    return values.size > 0 and any(0 < abs(value) < SUBNORMAL for value in (values.min(), values.max()))


def many_digits(hdu, column):
    match = re.fullmatch(r"I(\d+)", column["form"])
    return match is not None and int(match[1]) > DOUBLE_DIGITS


def all_of(*conditions):
    return lambda hdu, column: all(condition(hdu, column) for condition in conditions)


FITSVERIFY = [
    Waiver("fitsverify", "4.20", "wants LONGSTRN beside CONTINUE, which is in the standard", long_text, "LONGSTRN", "hdu"),
    Waiver(
        "fitsverify",
        "4.20",
        "holds TNULLn of a compressed table against the bytes of the compressed cells",
        all_of(compressed, with_null),
        r"TNULL\d+: The value \S+ is not in the range of datatype B",
        "hdu",
    ),
]

RUSTFITS = [
    Waiver("rustfits", "0.1.8", "takes fields of no elements for scalars", all_of(no_elements, code("LXBIJKEDCM")), "^row"),
    Waiver("rustfits", "0.1.8", "knows no TDIM in the heap", all_of(in_heap, with_axes), "TDIM on variable-length column", "hdu"),
    Waiver("rustfits", "0.1.8", "exchanges the parts of complex numbers in compressed heaps", all_of(compressed, in_heap, code("C")), "^row"),
    Waiver("rustfits", "0.1.8", "cannot read double precision complex in compressed heaps", all_of(compressed, in_heap, code("M")), "bytepix 16"),
]

FITSIO = [
    Waiver("fitsio", "1.4.2", "takes fields of no elements for scalars", all_of(no_elements, code("LXBIJKEDCM")), "^(row|OSError)"),
    Waiver("fitsio", "1.4.2", "cannot read subnormal numbers in cards", subnormal_extreme, r"the header: .*status = 412.*E-3\d\d", "hdu", RARE),
    Waiver("fitsio", "1.4.2", "gives scaled integers as integers", all_of(code("BIJK"), scaled), "^row"),
    Waiver("fitsio", "1.4.2", "knows no unsigned numbers in the heap", all_of(in_heap, moved), "status = 4(12|09)|crash: SIG", "file"),
    Waiver("fitsio", "1.4.2", "reads long integers in text as doubles", all_of(text_table, many_digits), "^row"),
    Waiver("fitsio", "1.4.2", "takes texts after HIERARCH for numbers", hierarch_text, "the header: .*string to double|^keyword", "hdu", RARE),
    Waiver("fitsio", "1.4.2", "damages its memory by some text tables", text_table, "crash: SIG", "file", RARE),
    Waiver("fitsio", "1.4.2", "knows no arrays of texts in the heap", all_of(in_heap, code("A"), with_axes), "^row"),
    Waiver("fitsio", "1.4.2", "cannot read columns in the heap of a table without rows", all_of(in_heap, no_rows), "^IndexError"),
]

ASTROPY = [
    Waiver("astropy", "8.0.2", "knows no bits in the heap", all_of(in_heap, code("X")), "Invalid column format: 1?[PQ]X", "hdu"),
    Waiver("astropy", "8.0.2", "applies TZERO in the heap only to the first row, if at all", all_of(in_heap, moved), "^row"),
    Waiver("astropy", "8.0.2", "knows no arrays of texts in the heap", all_of(in_heap, code("A"), with_axes), "^row"),
    Waiver("astropy", "8.0.2", "fails on scaled 64-bit integers", all_of(code("K"), scaled), "bzero64"),
    Waiver("astropy", "8.0.2", "fails on text tables without rows", all_of(text_table, no_rows), "zero-size array"),
    Waiver("astropy", "8.0.2", "fails on bits with TDIM", all_of(code("X"), with_axes), "^(row|\\d+ rows of|ValueError: (could not broadcast|When changing))", "hdu"),
    Waiver("astropy", "8.0.2", "takes a quote and a slash in a text for its end", quoted_text, "^keyword", "hdu", RARE),
]

FUNPACK = [
    Waiver("funpack", "4.020", "crashes on strings in the heap", all_of(compressed, in_heap, code("A")), "crash|exit code", "file"),
    Waiver("funpack", "4.020", "does not shorten a file whose headers got shorter", compressed, "behind the last HDU", "file", RARE),
    Waiver("funpack", "4.020", "cannot read double precision complex columns", all_of(compressed, code("M")), "crash|exit code", "file"),
]

WAIVERS = [*FITSVERIFY, *RUSTFITS, *FITSIO, *ASTROPY, *FUNPACK]
