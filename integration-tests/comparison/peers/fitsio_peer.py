# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""fitsio, that is cfitsio. It cannot say null, gives one card of a keyword, and takes compressed tables for tables of bytes."""

import re

import fitsio

from comparison.peers import common


def whole(record):
    """The value of a card. Integers beyond 64 bits, which it gives as text, are integers here."""
    value = record["value"]
    written = record["card_string"][10:].lstrip() if isinstance(value, str) and "card_string" in record else "'"
    return int(value) if not written.startswith("'") and re.fullmatch(r"[+-]?\d+", value) else value


class Fitsio:
    ONE_CARD = True
    UNSAID = ("",)

    def __init__(self, path):
        self.hdus = fitsio.FITS(path, vstorage="object")

    def count(self):
        return len(self.hdus)

    def cards(self, index):
        for record in self.hdus[index].read_header().records():
            yield record["name"], whole(record)

    def structure(self, index):
        hdu = self.hdus[index]
        info = hdu.get_info()
        if info["hdutype"] == fitsio.IMAGE_HDU:
            kind = "ZIMAGE" if info["is_compressed_image"] else "IMAGE" if index else "PRIMARY"
            return common.image(kind, hdu.get_dims() if info["ndims"] else ())
        if self.is_compressed_table(index):
            raise common.Cannot(common.CANNOT_ZTABLE)
        kind = "TABLE" if info["hdutype"] == fitsio.ASCII_TBL else "BINTABLE"
        return {"kind": kind, "rows": int(info["nrows"]), "columns": [{"name": n} for n in hdu.get_colnames()]}

    def is_compressed_table(self, index):
        try:
            return self.hdus[index].read_header().get("ZTABLE") is True
        except (ValueError, OSError):  # it refuses some cards
            return False

    def column(self, index, column):
        if self.hdus[index].get_info()["hdutype"] == fitsio.IMAGE_HDU:
            return self.hdus[index].read().reshape(-1), False
        return self.hdus[index].read_column(column), False

    def form(self, index, column):
        if self.hdus[index].get_info()["hdutype"] == fitsio.IMAGE_HDU:
            return ""
        return self.hdus[index].get_info()["colinfo"][column]["tform"]
