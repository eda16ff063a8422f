# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""rustfits. It finds columns by name only, says null of integers in rows but not in heaps, and gives one card of a keyword."""

import rustfits

from comparison.peers import common

KINDS = {
    "ImageHDU": "IMAGE",
    "CompressedImageHDU": "ZIMAGE",
    "TableHDU": "BINTABLE",
    "CompressedTableHDU": "ZTABLE",
    "AsciiTableHDU": "TABLE",
}


class Rustfits:
    ONE_CARD = True
    UNSAID = ("COMMENT", "HISTORY", "")

    def __init__(self, path):
        self.hdus = rustfits.FITS(path)

    def count(self):
        return len(self.hdus)

    def cards(self, index):
        header = self.hdus[index].header
        for key in dict.fromkeys(header.keys()):
            if key not in self.UNSAID:
                yield key, header.get(key, None)

    def structure(self, index):
        hdu = self.hdus[index]
        kind = KINDS[type(hdu).__name__]
        if kind in ("IMAGE", "ZIMAGE"):
            return common.image("PRIMARY" if kind == "IMAGE" and not index else kind, hdu.shape)
        return {"kind": kind, "rows": int(hdu.nrows), "columns": [{"name": str(name)} for name in hdu.colnames]}

    def column(self, index, column):
        hdu = self.hdus[index]
        if KINDS[type(hdu).__name__] in ("IMAGE", "ZIMAGE"):
            return hdu.read().reshape(-1), False
        names = [str(name) for name in hdu.colnames]
        name = names[column]
        if [other.lower() for other in names].count(name.lower()) > 1:
            raise common.Cannot("finds columns by name only, without regard to case")
        try:
            array = hdu.read_column(name, mask_null=True)
        except (ValueError, NotImplementedError):
            return hdu.read_column(name), False
        return array, array.dtype.kind in "iuf"

    def form(self, index, column):
        header = self.hdus[index].header
        return str(header.get(f"ZFORM{column + 1}", None) or header.get(f"TFORM{column + 1}", None))
