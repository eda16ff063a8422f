# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the benchmark's files once, from fixed seeds, and checks them against perf/data.json."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from bench import dead, fitsout, images
from bench.tools import spark

ROWS = 500_000
PARTS = 10
LONG = "catalog10.fits"
LONG_Z = "catalog10_z.fits"
MANIFEST = Path(__file__).parent.parent / "data.json"


def text(rng, rows, width, shortest):
    """Random ASCII words of shortest to width letters, filled with NULs as fitsio and astropy write them."""
    letters = rng.integers(ord("A"), ord("Z") + 1, size=(rows, width), dtype=np.uint8)
    lengths = rng.integers(shortest, width + 1, size=rows)
    letters[np.arange(width)[None, :] >= lengths[:, None]] = 0
    return letters.reshape(-1).view(f"S{width}")


def catalog_columns(rows, part=0):
    """33 columns, 371 bytes a row: every fixed type, vectors, matrices, strings. Parts have other values, and ids that go on."""
    rng = np.random.default_rng([20260301, part] if part else 20260301)

    def integers(kind):
        info = np.iinfo(kind)
        return rng.integers(info.min, info.max, size=rows, dtype=kind, endpoint=True)

    def normal(kind, *shape):
        return rng.standard_normal((rows, *shape)).astype(kind)

    def complex_normal(kind, part):
        return (normal(part) + 1j * normal(part)).astype(kind)

    columns = [
        ("flag", "?", (), "", rng.random(rows) < 0.5),
        ("quality", "u1", (), "", integers("u1")),
        ("band", "i2", (), "", integers("i2")),
        ("ccd", "u2", (), "", integers("u2")),
        ("exposure", "i4", (), "", integers("i4")),
        ("bits", "u4", (), "", integers("u4")),
        ("source", "i8", (), "", integers("i8")),
        ("seeing", "f4", (), "arcsec", normal("f4")),
        ("mjd", "f8", (), "d", 59000 + 1000 * rng.random(rows)),
        ("phase", "c8", (), "", complex_normal("c8", "f4")),
        ("vis", "c16", (), "Jy", complex_normal("c16", "f8")),
        ("ra", "f8", (), "deg", 360 * rng.random(rows)),
        ("dec", "f8", (), "deg", np.degrees(np.arcsin(2 * rng.random(rows) - 1))),
        ("id", "i8", (), "", (np.arange(rows, dtype="i8") + part * rows) * 7919 + 1_000_000_007),
        ("mag", "f4", (5,), "mag", 20 + normal("f4", 5)),
        ("mag_err", "f4", (5,), "mag", np.abs(normal("f4", 5))),
        ("flux", "f8", (5,), "nJy", 1000 * normal("f8", 5)),
        ("cov", "f4", (3, 3), "", normal("f4", 3, 3)),
        ("shear", "f8", (3, 3), "", normal("f8", 3, 3)),
        ("shape", "f4", (4,), "", normal("f4", 4)),
        ("name", "S8", (), "", text(rng, rows, 8, 3)),
        ("survey", "S16", (), "", text(rng, rows, 16, 0)),
        ("class", "S1", (), "", text(rng, rows, 1, 1)),
        ("field", "S20", (), "", text(rng, rows, 20, 10)),
    ]
    columns += [(f"e{i}", "f4", (), "", normal("f4")) for i in range(1, 7)]
    columns += [("d1", "f8", (), "", normal("f8"))]
    columns += [(f"j{i}", "i4", (), "", integers("i4")) for i in range(1, 3)]
    return columns


def variable_columns(rows):
    """1PE of 0 to 7 values and 1PA of 0 to 12 letters."""
    rng = np.random.default_rng(20260302)
    counts = rng.integers(0, 8, size=rows)
    floats = rng.standard_normal(int(counts.sum())).astype(">f4")
    lengths = rng.integers(0, 13, size=rows)
    letters = rng.integers(ord("a"), ord("z") + 1, size=int(lengths.sum()), dtype=np.uint8)
    return [("spectrum", "E", counts, floats.tobytes()), ("comment", "A", lengths, letters.tobytes())]


def make_catalog(path):
    fitsout.write_table(path, "CATALOG", catalog_columns(ROWS))


def make_catalog_vla(path):
    fitsout.write_table(path, "CATALOG", catalog_columns(ROWS), variable_columns(ROWS))


def make_catalog10(path):
    """Ten times as long: the catalogue's own rows, then nine parts of others."""
    fitsout.write_long_table(path, "CATALOG", PARTS * ROWS, (catalog_columns(ROWS, part) for part in range(PARTS)))


def make_z(parts):
    """The catalogue as a ZTABLE with the tiles and codecs that fpack chooses."""

    def make(path):
        import rustfits

        array = None
        for part in range(parts):
            columns = catalog_columns(ROWS, part)
            if array is None:
                array = np.empty(parts * ROWS, [(name, values.dtype, shape) for name, _, shape, _, values in columns])
            for name, _, _, _, values in columns:
                array[name][part * ROWS : (part + 1) * ROWS] = values
        with rustfits.FITS(str(path), "w+") as out:
            out.write_table(array, extname="CATALOG", compress=True)

    return make


def make_parquet(codec):
    """The long catalogue as Spark writes it, a file for each split; read without Hadoop's checksums, as the FITS file is."""

    def make(path):
        subprocess.run(spark("ParquetMaker", str(path.parent / LONG), str(path), codec), check=True, stdout=sys.stderr)
        for sums in path.glob(".*.crc"):
            sums.unlink()

    return make


def make_dead(with_dead):
    """The first third of the long compressed catalogue, with as many dead bytes in its heap as live ones, or without."""
    return lambda path: dead.make(path.parent / LONG_Z, path, with_dead)


def make_hdus(count):
    """A file of count image HDUs, the primary included, of 16 int16 pixels each."""

    def make(path):
        rng = np.random.default_rng(count)
        with open(path, "wb") as out:
            for i in range(count):
                pixels = rng.integers(-32768, 32768, size=(4, 4)).astype("i2")
                out.write(fitsout.image(pixels, hdu_name(i), primary=i == 0))

    return make


def hdu_name(index):
    return f"EXP{index:05d}"


MAKERS = {
    "catalog.fits": make_catalog,
    "catalog_vla.fits": make_catalog_vla,
    "catalog_z.fits": make_z(1),
    "catalog10.fits": make_catalog10,
    "catalog10_z.fits": make_z(PARTS),
    "catalog_dead.fits": make_dead(True),
    "catalog_live.fits": make_dead(False),
    "catalog10.parquet": make_parquet("snappy"),
    "catalog10_gzip.parquet": make_parquet("gzip"),
    "hdus_100.fits": make_hdus(100),
    "hdus_1000.fits": make_hdus(1000),
    "hdus_10000.fits": make_hdus(10000),
    **images.MAKERS,
}


# Made from the long compressed catalogue.
CUT = ("catalog_dead.fits", "catalog_live.fits")


def size(path):
    """Bytes of a file, or of the files in a folder."""
    return sum(part.stat().st_size for part in path.iterdir()) if path.is_dir() else path.stat().st_size


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_folder(name):
    """Whether Spark makes it. Its bytes are not the same every time; the gate sees what is in it."""
    return name.endswith(".parquet")


def needed(names):
    """The names, and before those that are made from others these."""
    sources = {name: LONG for name in names if is_folder(name)} | {name: LONG_Z for name in names if name in CUT}
    return sorted({*names, *sources.values()}, key=lambda name: (is_folder(name), name in CUT, name))


def ensure(names, folder, log=sys.stderr):
    """The paths of these files, made where they are missing; a file that is not the expected one is an error.

    A stamp beside each file remembers size and time at the last full check, so that only changed files are hashed.
    """
    expected = json.loads(MANIFEST.read_text())
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name in needed(names):
        path, stamp = folder / name, folder / (name + ".stamp")
        if not path.exists():
            print(f"making {name} ...", file=log, flush=True)
            part = folder / (name + ".part")
            if part.is_dir():
                shutil.rmtree(part)
            MAKERS[name](part)
            os.replace(part, path)
        paths[name] = path
        if is_folder(name):
            continue
        state = f"{path.stat().st_size} {path.stat().st_mtime_ns} {expected[name]['sha256']}"
        if not stamp.exists() or stamp.read_text() != state:
            actual = {"size": path.stat().st_size, "sha256": digest(path)}
            if actual != expected[name]:
                raise SystemExit(f"{path} is not the expected file: {actual} instead of {expected[name]}; delete it to make it anew")
            stamp.write_text(state)
    return paths


def main():
    """Makes every file anew and writes the manifest: for whoever changes the data on purpose."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {}
    for name in MAKERS:
        if is_folder(name):
            continue
        MAKERS[name](folder / name)
        manifest[name] = {"size": (folder / name).stat().st_size, "sha256": digest(folder / name)}
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()
