# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Compares the headers of compressed tables with those that fpack makes of the same tables: keywords, their order, values."""

import re

from astropy.io import fits

# What may differ, and why.
DIFFERENCES = {
    "lengths": "PCOUNT, TFORMn: other deflate libraries compress to other lengths; of TFORMn only the longest cell is left out",
    "sums": "CHECKSUM, DATASUM follow from the bytes, and fpack always has them; ZHECKSUM, ZDATASUM are those of a plain table, which "
    "fits-io never made",
    "directives": "FZTILELN, FZALGn: how fpack is told tiles and codecs",
    "complex": "ZCTYPn of C and M: cfitsio says GZIP_2 and does not shuffle, and cannot read that back",
    "empty": "ZCTYPn of fields of no bytes: fpack has none, and rustfits cannot read a table that lacks one",
    "tiles": "ZTILELEN of a single tile, as fits-io may not have known the number of rows; that of a table that grew later, and NAXIS2",
    "late": "TDMINn, TDMAXn and FSZONES stand at the end, as they are known last",
}


def cards(header):
    return [(card.rawkeyword.upper(), card.rawvalue) for card in header.cards if card.rawkeyword or card.rawvalue]


def compared(key, value, header):
    """A card as it is compared; None if it is left out."""
    if re.fullmatch(r"FZTILELN|FZALG\d+|CHECKSUM|ZHECKSUM|Z?DATASUM", key):
        return None
    if key == "PCOUNT":
        return key, "..."
    if key == "ZTILELEN" and header["NAXIS2"] == 1:
        return key, "..."
    if re.fullmatch(r"TFORM\d+", key):
        return key, re.sub(r"\(\d+\)$", "(...)", str(value))
    if match := re.fullmatch(r"ZCTYP(\d+)", key):
        form = str(header.get("ZFORM" + match[1], ""))
        if form.startswith("0") and not re.match(r"0[PQ]", form):
            return None
        return key, "GZIP" if re.fullmatch(r"\d*[PQ]?[CM].*", form) else value
    return key, value


def listed(header, grown):
    found = [card for key, value in cards(header) if (card := compared(key, value, header))]
    if grown:
        found = [(key, "..." if key in ("ZTILELEN", "NAXIS2") else value) for key, value in found]
    return sorted(found, key=lambda card: re.fullmatch(r"TDM(IN|AX)\d+|FSZONES", card[0]) is not None)


def differences(ours, theirs, grown=False):
    """What differs in two headers; grown: whether rows were appended to our table."""
    mine, other = listed(ours, grown), listed(theirs, grown)
    if mine == other:
        return []
    found = [f"{key} = {value!r} only in ours" for key, value in mine if (key, value) not in other]
    found += [f"{key} = {value!r} only in fpack's" for key, value in other if (key, value) not in mine]
    if not found:
        place = next(i for i, (a, b) in enumerate(zip(mine, other)) if a != b)
        found = [f"order: card {place + 1} is {mine[place][0]}, fpack's {other[place][0]}"]
    return found


def compare(ours, theirs, truth):
    """(number of compressed tables compared, [(HDU, difference)]); the first two are paths of whole files."""
    compared_tables, found = 0, []
    with fits.open(ours, disable_image_compression=True) as mine, fits.open(theirs, disable_image_compression=True) as other:
        for index, (a, b) in enumerate(zip(mine, other)):
            if a.header.get("ZTABLE") is not True or b.header.get("ZTABLE") is not True:
                continue  # fpack copies small tables as they are
            compared_tables += 1
            grown = truth.hdus[index].record["grown"]
            found += [(index, difference) for difference in differences(a.header, b.header, grown)]
    return compared_tables, found
