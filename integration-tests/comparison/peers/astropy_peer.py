# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""astropy. It cannot say null of what is no float, and takes compressed tables for tables of bytes."""

import warnings

import numpy as np
from astropy.io import fits

from comparison.peers import common

warnings.simplefilter("ignore")
np.seterr(all="ignore")


class Astropy:
    ONE_CARD = False
    UNSAID = ()

    def __init__(self, path):
        self.hdus = fits.open(path, uint=True, character_as_bytes=True, disable_image_compression=True)
        self.path, self.images = path, None

    def count(self):
        return len(self.hdus)

    def cards(self, index):
        for card in self.hdus[index].header.cards:
            try:
                yield card.rawkeyword, card.rawvalue
            except (fits.VerifyError, ValueError):
                yield card.rawkeyword, "unreadable"

    def structure(self, index):
        hdu = self.hdus[index]
        header = hdu.header
        if header.get("ZIMAGE") is True:
            axes = [header[f"ZNAXIS{n}"] for n in range(header["ZNAXIS"], 0, -1)]
            return common.image("ZIMAGE", axes)
        if header.get("ZTABLE") is True:
            raise common.Cannot(common.CANNOT_ZTABLE)
        if isinstance(hdu, (fits.BinTableHDU, fits.TableHDU)):
            kind = "TABLE" if isinstance(hdu, fits.TableHDU) else "BINTABLE"
            names = [{"name": name} for name in hdu.columns.names]
            return {"kind": kind, "rows": int(header["NAXIS2"]), "columns": names}
        if isinstance(hdu, fits.GroupsHDU):
            return {"kind": "GROUPS"}
        if not isinstance(hdu, (fits.PrimaryHDU, fits.ImageHDU)):
            return {"kind": "OTHER"}
        return common.image("IMAGE" if index else "PRIMARY", hdu.shape)

    def column(self, index, column):
        if isinstance(self.hdus[index], (fits.PrimaryHDU, fits.ImageHDU)) or self.hdus[index].header.get("ZIMAGE") is True:
            if self.images is None:
                self.images = fits.open(self.path, uint=True)
            return self.images[index].data.reshape(-1), False
        return self.hdus[index].data.field(column), False

    def form(self, index, column):
        return str(self.hdus[index].header.get(f"TFORM{column + 1}"))
