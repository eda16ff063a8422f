# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Single files from many tasks that numbers of 32 bits do not reach: a heap beyond 4 GiB, more than 2^31 rows.

They take minutes and 12 GB of disk, so only integration-tests/full runs them, by their mark.
"""

import shutil
import subprocess
import sys
import time

import numpy as np
import pyarrow as pa
import pytest
import rustfits
from astropy.io import fits

from conftest import ROOT

sys.path.insert(0, str(ROOT / "integration-tests"))

from writegate import programs

pytestmark = pytest.mark.long

NEEDED = 12 << 30
HEAVY_ROWS, LENGTH = 600_000, 1000
LOOKED_AT = [0, 1, 262_143, 268_435, 400_000, 536_870, HEAVY_ROWS - 1]
MANY_ROWS = (1 << 31) + 10


@pytest.fixture
def folder(tmp_path):
    """Files of gigabytes go at once."""
    assert shutil.disk_usage(tmp_path).free > NEEDED, f"{NEEDED >> 30} GiB are needed in {tmp_path}"
    yield tmp_path
    shutil.rmtree(tmp_path)


def timed(what, body):
    start = time.monotonic()
    result = body()
    print(f"{what}: {time.monotonic() - start:.0f} s", flush=True)
    return result


def cell(row):
    return (31 * row + np.arange(LENGTH + row % 3)) % 4093 + 0.5


def cells():
    """What workers of Python run, which cannot import this module."""

    def rows(batches):
        for batch in batches:
            ids = batch.column(0).to_numpy()
            lengths = LENGTH + ids % 3
            offsets = np.concatenate([[0], np.cumsum(lengths)])
            within = np.arange(offsets[-1]) - np.repeat(offsets[:-1], lengths)
            values = (31 * np.repeat(ids, lengths) + within) % 4093 + 0.5
            arrays = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(values))
            yield pa.RecordBatch.from_arrays([batch.column(0), arrays], ["id", "cell"])

    return rows


@pytest.fixture
def heavy(spark):
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
    yield spark.range(0, HEAVY_ROWS, 1, 8).mapInArrow(cells(), "id bigint, cell array<double>")
    spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")


def digest(frame):
    return frame.selectExpr("count(*)", "bit_xor(xxhash64(id, cell))", "sum(size(cell))").head()


def save(frame, target, **options):
    frame.write.format("fits").options(**options).save(str(target))


def by_rustfits(file):
    with rustfits.FITS(str(file)) as hdus:
        table = hdus[1].read(columns=["id", "cell"], rows=np.array(LOOKED_AT))
    return [(int(row["id"]), row["cell"]) for row in table]


FITSIO = """
import sys, fitsio, numpy
with fitsio.FITS(sys.argv[1], vstorage="object") as hdus:
    for name in sys.argv[3].split(","):
        rows = [int(row) for row in sys.argv[4:]]
        found = hdus[1].read_column(name, rows=rows)
        numpy.save(sys.argv[2] + name, numpy.concatenate([numpy.atleast_1d(value) for value in found]))
"""


def fitsio_column(file, name, rows):
    """All values of some rows; fitsio is where the other readers are that files are compared with."""
    python = subprocess.run([ROOT / "integration-tests" / "comparison" / "venv"], capture_output=True, text=True, check=True).stdout.strip()
    into = file.with_name("by-fitsio-")
    subprocess.run([python, "-c", FITSIO, file, into, name, *map(str, rows)], check=True)
    return np.load(f"{into}{name}.npy")


def by_fitsio(file):
    cells = np.split(fitsio_column(file, "cell", LOOKED_AT), np.cumsum([len(cell(row)) for row in LOOKED_AT])[:-1])
    return list(zip(fitsio_column(file, "id", LOOKED_AT).tolist(), cells))


@pytest.mark.parametrize("name, order, tools", [("plain.fits", "preserve", [by_rustfits, by_fitsio]), ("tiles.fits.fz", "relaxed", [by_rustfits])])
def test_a_heap_beyond_4_gib(spark, folder, heavy, name, order, tools):
    target = folder / name
    timed("written", lambda: save(heavy, target, rowOrder=order))
    header = fits.getheader(target, 1, disable_image_compression=True)
    elements = sum(LENGTH + row % 3 for row in range(HEAVY_ROWS))
    form, heap = ("TFORM2", "PCOUNT") if name == "plain.fits" else ("ZFORM2", "ZPCOUNT")
    assert header[form] == f"1QD({LENGTH + 2})"
    assert header[heap] == elements * 8 > 1 << 32
    expected = timed("what was written", lambda: digest(heavy))
    assert expected[0] == HEAVY_ROWS and expected[2] == elements
    read = spark.read.format("fits").load(str(target))
    assert timed("read by fits-io", lambda: digest(read)) == expected
    places = {row.id: row.row_index for row in read.selectExpr("id", "_metadata.row_index").where(f"id IN ({str(LOOKED_AT)[1:-1]})").collect()}
    for tool in tools:
        found = timed(tool.__name__, lambda: tool(target))
        if order == "preserve":
            assert all(places[row] == row for row in LOOKED_AT)
            assert [row for row, _ in found] == LOOKED_AT
        for row, values in found:
            assert np.array_equal(values, cell(row)), f"{tool.__name__}: row {row}"
    assert not timed("fitsverify", lambda: programs.fitsverify(target, seconds=1800))


def last_rows(frame):
    return frame.selectExpr("v", "_metadata.row_index AS place").where(f"_metadata.row_index >= {1 << 31}").orderBy("place").collect()


@pytest.mark.parametrize("name, order, keyword", [("plain.fits", "preserve", "NAXIS2"), ("tiles.fits.fz", "relaxed", "ZNAXIS2")])
def test_more_than_2_to_the_31_rows(spark, folder, name, order, keyword):
    target = folder / name
    frame = spark.range(0, MANY_ROWS, 1, 16).selectExpr("CAST(id % 251 - 125 AS TINYINT) AS v")
    timed("written", lambda: save(frame, target, rowOrder=order))
    assert fits.getheader(target, 1, disable_image_compression=True)[keyword] == MANY_ROWS
    read = spark.read.format("fits").load(str(target))
    assert read.count() == MANY_ROWS
    whole, part = divmod(MANY_ROWS, 251)
    counts = timed("read", lambda: dict(read.groupBy("v").count().collect()))
    assert counts == {value: whole + (value < part - 125) for value in range(-125, 126)}
    rows = timed("last rows", lambda: last_rows(read))
    assert [row.place for row in rows] == list(range(1 << 31, MANY_ROWS))
    if order == "preserve":
        assert [row.v for row in rows] == [place % 251 - 125 for place in range(1 << 31, MANY_ROWS)]
        assert fitsio_column(target, "v", [MANY_ROWS - 1]).tolist() == [(MANY_ROWS - 1) % 251 - 125]
