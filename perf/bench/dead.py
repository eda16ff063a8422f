# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A compressed table with dead bytes in its heap: the first tiles of another one, whose columns all lie twice in the heap."""

import numpy as np

from bench import fitsout

CARD = 80
LIVE_BYTES = 500_000_000


def read_header(file):
    """The cards of the header that begins here, without END; the file is then at the data."""
    cards = []
    while not (card := file.read(CARD)).startswith(b"END "):
        cards.append(card)
    file.seek(-file.tell() % fitsout.BLOCK, 1)
    return cards


def number(cards, key):
    card = next(card for card in cards if card.startswith(key.ljust(8).encode()))
    return int(card[10:].split(b"/")[0])


def changed(cards, values):
    """The cards with other numbers, without sums, as a header."""
    dropped = (b"CHECKSUM", b"DATASUM ")
    body = b"".join(
        fitsout.card(key, values[key]) if (key := card[:8].decode().rstrip()) in values else card for card in cards if card[:8] not in dropped
    )
    body += b"END".ljust(CARD)
    return body + b" " * (-len(body) % fitsout.BLOCK)


def make(source, path, dead):
    """Writes the first tiles of a compressed table of fixed columns, as many as have 500 MB. Where dead is true, all that a tile
    holds of a column lies in the heap twice, and the descriptor points to the second one."""
    with open(source, "rb") as file, open(path, "wb") as out:
        read_header(file)
        out.write(fitsout.empty_primary())
        cards = read_header(file)
        tiles, columns, tile_rows = number(cards, "NAXIS2"), number(cards, "TFIELDS"), number(cards, "ZTILELEN")
        data = file.tell()
        descriptors = np.fromfile(file, ">i8", tiles * columns * 2).reshape(tiles, columns, 2)
        sizes = np.cumsum(descriptors[:, :, 0].sum(axis=1))
        kept = int(np.searchsorted(sizes, LIVE_BYTES)) + 1
        copies = 2 if dead else 1
        lengths = descriptors[:kept, :, 0]
        ends = np.cumsum(lengths.reshape(-1)) * copies
        written = np.empty((kept, columns, 2), ">i8")
        written[:, :, 0] = lengths
        written[:, :, 1] = ends.reshape(kept, columns) - lengths
        heap = int(ends[-1])
        out.write(changed(cards, {"NAXIS2": kept, "PCOUNT": heap, "ZNAXIS2": kept * tile_rows}))
        out.write(written.tobytes())
        start = data + descriptors.nbytes
        for length, offset in descriptors[:kept].reshape(-1, 2).tolist():
            file.seek(start + offset)
            out.write(file.read(length) * copies)
        out.write(fitsout.padding(written.nbytes + heap))
