# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What Spark writes, read by astropy, rustfits, and cfitsio's funpack."""

import datetime
import shutil
import subprocess

import numpy as np
import pytest
import rustfits
from astropy.io import fits
from pyspark.sql import functions as F

ROWS = 5000


@pytest.fixture(scope="module")
def frame(spark):
    row = F.col("id")
    return spark.range(0, ROWS, 1, 1).select(
        row.alias("id"),
        (row % 100 - 50).cast("byte").alias("byte"),
        F.when(row % 7 != 0, (row * 13 % 30000).cast("short")).alias("short"),
        (row * 7919 % 1000003).cast("int").alias("int"),
        (row + F.lit(str(2**63)).cast("decimal(20,0)")).cast("decimal(20,0)").alias("unsigned"),
        (row / 3).cast("float").alias("float"),
        F.when(row % 5 != 0, row / 7).alias("double"),
        (row % 3 == 0).alias("flag"),
        F.concat(F.lit("star "), row).alias("name"),
        F.array(row * 1.5, row * 2.5, row * 3.5).alias("vector"),
        F.expr("transform(sequence(1, cast(id % 4 + 1 as int)), i -> cast(i * id as int))").alias("list"),
        F.timestamp_micros(row * 1_000_003).alias("time"),
    )


def expected():
    row = np.arange(ROWS)
    return {
        "id": row,
        "byte": row % 100 - 50,
        "int": row * 7919 % 1000003,
        "float": (row / 3).astype("f4"),
        "double": np.where(row % 5 != 0, row / 7, np.nan),
        "name": np.array([f"star {i}" for i in row]),
        "vector": np.stack([row * 1.5, row * 2.5, row * 3.5], axis=1),
    }


def plain(path, tmp_path):
    """The file as funpack restores it, where it is compressed."""
    if path.suffix != ".fz":
        return path
    if not shutil.which("funpack"):
        pytest.skip("funpack is not installed")
    target = tmp_path / "plain.fits"
    subprocess.run(["funpack", "-C", "-O", str(target), str(path)], check=True, stdin=subprocess.DEVNULL)
    return target


@pytest.mark.parametrize("name", ["stars.fits", "stars.fits.fz"])
def test_astropy_reads_what_spark_wrote(frame, name, tmp_path):
    path = tmp_path / name
    frame.write.format("fits").option("extname", "STARS").save(str(path))
    with fits.open(plain(path, tmp_path), checksum=True) as hdus:
        table = hdus["STARS"]
        for column, values in expected().items():
            np.testing.assert_array_equal(np.asarray(table.data[column]), values)
        tnull = table.columns["short"].null
        short = np.asarray(table.data["short"])
        row = np.arange(ROWS)
        np.testing.assert_array_equal(short == tnull, row % 7 == 0)
        np.testing.assert_array_equal(short[row % 7 != 0], (row * 13 % 30000)[row % 7 != 0])
        np.testing.assert_array_equal(table.data["unsigned"], np.arange(ROWS, dtype="u8") + np.uint64(2**63))
        np.testing.assert_array_equal(table.data["flag"], row % 3 == 0)
        for i in (0, 1, 2, 3, ROWS - 1):
            np.testing.assert_array_equal(table.data["list"][i], np.arange(1, i % 4 + 2) * i)
        first = datetime.datetime.fromisoformat(table.data["time"][1])
        assert first == datetime.datetime(1970, 1, 1, 0, 0, 1, 3)
        assert table.header["FSTYP12"] == "TIMESTAMP"


@pytest.mark.parametrize("name", ["stars.fits", "stars.fits.fz"])
def test_rustfits_reads_what_spark_wrote(frame, name, tmp_path):
    path = tmp_path / name
    frame.write.format("fits").save(str(path))
    with rustfits.FITS(str(path)) as file:
        for column, values in expected().items():
            found = file[1].read_column(column)
            if column == "name":
                found = np.char.rstrip(np.asarray(found).astype("U"))
            np.testing.assert_array_equal(found, values)


def test_what_spark_wrote_is_read_into_pandas(spark, frame, tmp_path):
    frame.write.format("fits").save(str(tmp_path / "stars"))
    read = spark.read.format("fits").load(str(tmp_path / "stars")).toPandas()
    assert len(read) == ROWS and read["time"][2].microsecond == 6
    np.testing.assert_array_equal(np.stack(read["vector"]), expected()["vector"])
