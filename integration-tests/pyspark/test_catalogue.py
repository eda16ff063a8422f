# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The sample catalogue through PySpark, value by value against astropy."""

import numpy as np
import pandas as pd
import pytest
from astropy.io import fits
from pyspark.sql import functions as F

from conftest import SAMPLE


@pytest.fixture(scope="module")
def hdus():
    with fits.open(SAMPLE, memmap=False, logical_as_bytes=True) as opened:
        yield opened


def truth(hdu, column):
    values = hdu.data[column]
    return values.astype(values.dtype.newbyteorder("=")) if values.dtype.kind in "iuf" else values


def stacked(column):
    return np.array([np.asarray(value) for value in column])


def same(actual, expected):
    """Equal to the bit, except that every NaN equals every other."""
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.dtype == expected.dtype
    np.testing.assert_array_equal(actual, expected)


def test_schema(objects):
    assert objects.schema.simpleString() == (
        "struct<id:bigint,name:string,ra:double,dec:double,field:smallint,class:string,mag:array<float>,"
        "mag_err:array<float>,detected:array<boolean>,radius:float,z:float,fibre:int,flags:bigint,variable:boolean>"
    )


def test_units_and_comments_are_in_the_schema(objects, fields):
    ra, mag = objects.schema["ra"], objects.schema["mag"]
    assert ra.metadata["fits.unit"] == "deg"
    assert ra.metadata["fits.ucd"] == "pos.eq.ra;meta.main"
    assert ra.metadata["comment"] == "Right ascension"
    assert mag.metadata["fits.tform"] == "5E"
    assert mag.metadata["fits.unit"] == "mag"
    assert objects.schema["id"].metadata.get("fits.unit") is None
    assert objects.schema["fibre"].metadata["fits.null"] == -1
    assert fields.schema["corners"].metadata["fits.dim"] == "(2,4)"


def test_numbers_to_pandas_are_exact(objects, hdus):
    frame = objects.select("id", "ra", "dec", "field", "radius", "z", "flags").toPandas()
    assert len(frame) == 4000
    for column in ("id", "ra", "dec", "field", "radius", "z"):
        same(frame[column].to_numpy(), truth(hdus["OBJECTS"], column))
    same(frame["flags"].to_numpy(), truth(hdus["OBJECTS"], "flags").astype(np.int64))
    assert frame["flags"].max() >= 1 << 31


def test_strings(objects, hdus):
    frame = objects.select("name", "class").toPandas()
    assert frame["name"].tolist() == hdus["OBJECTS"].data["name"].tolist()
    assert frame["class"].tolist() == [text.rstrip() for text in hdus["OBJECTS"].data["class"]]


def test_vectors_become_numpy_arrays(objects, hdus):
    frame = objects.select("mag", "mag_err", "detected").toPandas()
    assert isinstance(frame["mag"][0], np.ndarray)
    for column in ("mag", "mag_err"):
        same(stacked(frame[column]), truth(hdus["OBJECTS"], column))
    same(stacked(frame["detected"]), hdus["OBJECTS"].data["detected"])


def test_nested_arrays(fields, hdus):
    corners = [[list(pair) for pair in row.corners] for row in fields.select("corners").collect()]
    same(np.array(corners), truth(hdus["FIELDS"], "corners"))
    assert np.array(corners).shape == (24, 4, 2)
    in_pandas = fields.select("corners").toPandas()["corners"]
    same(np.array([np.stack(value) for value in in_pandas]), np.array(corners))


def test_arrays_of_varying_length(light_curves, hdus):
    frame = light_curves.toPandas()
    table = hdus["LIGHTCURVES"].data
    assert len(frame) == len(table)
    assert len({len(mjd) for mjd in frame["mjd"]}) > 10
    for i in range(len(table)):
        same(frame["mjd"][i], np.asarray(table["mjd"][i], dtype=np.float64))
        same(frame["mag"][i], np.asarray(table["mag"][i], dtype=np.float32))


def test_integer_nulls(objects, hdus):
    missing = truth(hdus["OBJECTS"], "fibre") == -1
    assert objects.filter("fibre IS NULL").count() == missing.sum()
    assert objects.filter("fibre = -1").count() == 0
    fibres = objects.select("fibre").toPandas()["fibre"]
    same(pd.isna(fibres).to_numpy(), missing)
    same(fibres.dropna().to_numpy().astype(np.int32), truth(hdus["OBJECTS"], "fibre")[~missing])


def test_logical_nulls(objects, hdus):
    raw = hdus["OBJECTS"].data["variable"]
    counts = {row["variable"]: row["count"] for row in objects.groupBy("variable").count().collect()}
    assert counts == {True: (raw == b"T").sum(), False: (raw == b"F").sum(), None: (raw == b"").sum()}
    assert min(counts.values()) > 0


def test_nan_is_no_null_unless_asked_for(spark, objects, hdus):
    without = np.isnan(truth(hdus["OBJECTS"], "z")).sum()
    assert objects.filter("z IS NULL").count() == 0
    assert objects.filter(F.isnan("z")).count() == without
    as_null = spark.read.format("fits").option("nanAsNull", True).load(str(SAMPLE))
    assert as_null.filter("z IS NULL").count() == without
    faint = np.isnan(truth(hdus["OBJECTS"], "mag")).sum()
    assert as_null.select(F.explode("mag").alias("m")).filter("m IS NULL").count() == faint


def test_select_filter_group(objects, hdus):
    rows = (
        objects.select("class", "mag")
        .filter((F.col("mag")[2] < 20) & F.col("class").isin("STAR", "QSO"))
        .groupBy("class")
        .agg(F.count("*").alias("n"), F.min(F.col("mag")[2]).alias("brightest"))
        .collect()
    )
    table = hdus["OBJECTS"]
    r = truth(table, "mag")[:, 2]
    for kind in ("STAR", "QSO"):
        chosen = (table.data["class"] == kind) & (r < 20)
        row = next(row for row in rows if row["class"] == kind)
        assert row.n == chosen.sum()
        assert np.float32(row.brightest) == r[chosen].min()
    assert len(rows) == 2


def test_sql_over_a_temporary_view(spark, objects, fields, hdus):
    objects.createOrReplaceTempView("objects")
    fields.createOrReplaceTempView("fields")
    rows = spark.sql(
        "SELECT f.name, count(*) AS n FROM objects o JOIN fields f ON o.field = f.field GROUP BY f.name ORDER BY f.name"
    ).collect()
    numbers, counts = np.unique(truth(hdus["OBJECTS"], "field"), return_counts=True)
    assert [row.name for row in rows] == ["T%03d" % n for n in numbers]
    assert [row.n for row in rows] == counts.tolist()


def test_sql_creates_the_view_itself(spark):
    spark.sql("CREATE OR REPLACE TEMPORARY VIEW curves USING fits OPTIONS (path '%s', hdu 'LIGHTCURVES')" % SAMPLE)
    assert spark.sql("SELECT count(*), sum(size(mjd)) FROM curves").first()[0] == 59


def test_every_split_size_gives_the_same_rows(spark, objects):
    tiny = spark.read.format("fits").option("maxPartitionBytes", 10000).load(str(SAMPLE))
    assert tiny.rdd.getNumPartitions() > 40
    pd.testing.assert_frame_equal(
        tiny.drop("mag", "mag_err", "detected").toPandas(), objects.drop("mag", "mag_err", "detected").toPandas()
    )


def test_an_unknown_option_is_refused(spark):
    with pytest.raises(Exception, match="Unknown option 'hduu'.*'hdu'"):
        spark.read.format("fits").option("hduu", 1).load(str(SAMPLE))


def test_a_missing_file_is_named(spark):
    with pytest.raises(Exception, match="/no/such.fits"):
        spark.read.format("fits").load("/no/such.fits").count()
