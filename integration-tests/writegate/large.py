# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Tables larger than 4 GiB with heaps larger than 2 GiB: python -m writegate.large FOLDER.

fits-io writes them in a small heap, plain and compressed, and reads them to the last value; funpack restores the compressed one;
rustfits, fitsio and astropy look at rows where positions need another bit, fitsverify at everything.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import fitsio
import numpy as np
import rustfits
from astropy.io import fits

from comparison import fits_io
from writegate import programs

NEEDED = 16 << 30
HEAP = "-Xmx192m"
ROWS, IN_ROW, IN_HEAP = 600_000, 1024, 1000
LOOKED_AT = [0, 1, 262_143, 262_144, 400_000, 536_870, 536_871, ROWS - 1]
ARRAYS = {"block": IN_ROW, "cell": IN_HEAP}


def java(what, file):
    command = [HEAP if option.startswith("-Xmx") else option for option in fits_io.command()]
    command[-1] = "io.fitspark.examples.cli.LargeTable"
    subprocess.run([*command, what, str(file)], check=True)


def expected(row, count):
    return ((31 * row + np.arange(count, dtype="i8")) % 4093).astype("f4")


def same(tool, name, row, cell):
    if not np.array_equal(np.asarray(cell, "f4"), expected(row, ARRAYS[name])):
        raise AssertionError(f"{tool}: {name} of row {row}")


def by_rustfits(file):
    with rustfits.FITS(str(file)) as hdus:
        table = hdus[1].read(columns=["id", *ARRAYS], rows=np.array(LOOKED_AT))
    for row, read in zip(LOOKED_AT, table):
        assert read["id"] == row, f"rustfits: id of row {row}"
        for name in ARRAYS:
            same("rustfits", name, row, read[name])


def by_fitsio(file):
    """Column by column: version 1.4.2 gives zeros in rows beyond 2 GiB where it reads those of the heap together with others."""
    with fitsio.FITS(str(file), vstorage="object") as hdus:
        ids = hdus[1].read_column("id", rows=LOOKED_AT)
        assert ids.tolist() == LOOKED_AT, f"fitsio: id {ids}"
        for name in ARRAYS:
            for row, cell in zip(LOOKED_AT, hdus[1].read_column(name, rows=LOOKED_AT)):
                same("fitsio", name, row, cell)


def by_astropy(file):
    """The rows; it reads a heap only as a whole."""
    with fits.open(file, memmap=True) as hdus:
        assert hdus[1].header["TFORM3"].startswith("1QE("), hdus[1].header["TFORM3"]
        assert hdus[1].header["PCOUNT"] == ROWS * IN_HEAP * 4
        for row in LOOKED_AT:
            assert hdus[1].data["id"][row] == row, f"astropy: id of row {row}"
            same("astropy", "block", row, hdus[1].data["block"][row])


def by_fitsverify(file):
    found = programs.fitsverify(file, seconds=1200)
    assert not found, found


def by_fits_io(file):
    java("check", file)


def look(file, *tools):
    for tool in tools:
        start = time.monotonic()
        tool(file)
        print(f"{file.name}: {tool.__name__.removeprefix('by_')} agrees ({time.monotonic() - start:.0f} s)", flush=True)


def restored(file, into):
    failure = programs.funpack(file, into, seconds=1800)
    if failure:
        raise AssertionError(f"funpack: {failure}")
    print(f"{file.name}: funpack restored it", flush=True)


def written(what, file):
    start = time.monotonic()
    java(what, file)
    print(f"{file.name}: {file.stat().st_size} bytes, written with {HEAP} in {time.monotonic() - start:.0f} s", flush=True)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < NEEDED:
        print(f"not tried: {free >> 30} GiB are free in {folder}, {NEEDED >> 30} are needed")
        return 0
    plain, compressed, unpacked = (folder / f"large_{name}.fits" for name in ("plain", "compressed", "restored"))
    try:
        written("plain", plain)
        assert plain.stat().st_size > 1 << 32
        look(plain, by_fits_io, by_rustfits, by_fitsio, by_astropy, by_fitsverify)
        os.unlink(plain)
        written("ztable", compressed)
        look(compressed, by_fits_io, by_rustfits, by_fitsverify)
        restored(compressed, unpacked)
        look(unpacked, by_fits_io, by_rustfits, by_fitsio, by_astropy, by_fitsverify)
    finally:
        for file in (plain, compressed, unpacked):
            file.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
