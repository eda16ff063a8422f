# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Random frames, partitions and options: what Spark writes is read by Spark, and by every other tool, value by value.

FITSPARK_FRAMES says how many frames, FITSPARK_SEED the first one's seed; FITSPARK_KEEP names a folder that keeps the files.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyspark.sql.pandas.types import from_arrow_schema

from conftest import ROOT

sys.path.insert(0, str(ROOT / "integration-tests"))

import random_frames
import written_truth

FIRST = int(os.environ.get("FITSPARK_SEED", 1))
FRAMES = int(os.environ.get("FITSPARK_FRAMES", 40))
NAMES = ("fits-io", "rustfits", "astropy", "fitsio", "rustfits:restored", "astropy:restored", "fitsio:restored", "fits-io:restored")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    keep = os.environ.get("FITSPARK_KEEP")
    return Path(keep) if keep else tmp_path_factory.mktemp("frames")


def write(spark, plan, target):
    """As a user would, by path or by the catalog."""
    for number, batch in enumerate(plan.batches):
        table = plan.table(batch)
        frame = spark.createDataFrame(table, from_arrow_schema(table.schema, prefer_timestamp_ntz=True))
        if plan.tasks == 1:
            frame = frame.coalesce(1)
        elif plan.single:
            frame = frame.repartition(plan.tasks)  # so many, some without rows
        else:
            frame = frame.repartitionByRange(plan.tasks, "id")
        writer = frame.write.format("fits").mode("append").options(**plan.options)
        names = [c.name for c in plan.partitions]
        if number == 0 and plan.tasks % 2:
            creation = frame.writeTo(f"fits.`{target}`").options(**plan.options)
            (creation.partitionedBy(*names) if names else creation).create()
        else:
            (writer.partitionBy(*names) if names else writer).save(str(target))


def read(spark, target):
    """Rows, with the file that each is in; in the order of the files."""
    frame = spark.read.format("fits").option("verifyChecksum", "true").load(str(target))
    rows = frame.selectExpr("*", "_metadata.file_path AS file", "_metadata.row_index AS place").toArrow().to_pylist()
    return sorted(rows, key=lambda row: (row["file"], row["place"]))


def seed_folder(folder, seed):
    return folder / f"seed-{seed:08d}"


@pytest.mark.parametrize("seed", range(FIRST, FIRST + FRAMES))
def test_spark_reads_what_it_wrote(spark, folder, seed):
    plan = random_frames.plan(seed)
    place = seed_folder(folder, seed)
    place.mkdir(parents=True)
    target = place / (f"rows{plan.suffix}" if plan.single else "rows")
    write(spark, plan, target)
    by_file, expected = checked(spark, plan, target)
    if plan.sort and (not plan.single or len(plan.batches) == 1):
        for ids in by_file.values():
            assert ids == sorted(ids, reverse=plan.sort == "DESC")
    if limit := plan.options.get("maxRecordsPerFile"):
        assert all(len(ids) <= int(limit) for ids in by_file.values())
    written = [target] if plan.single else sorted(target.rglob(f"*{plan.suffix}"))
    assert by_file.keys() <= set(written)
    for number, file in enumerate(written):
        give(folder / "given" / f"{seed:08d}-{number}", file, plan, [expected[row] for row in by_file.get(file, [])])
    if plan.merged:
        merged(spark, folder, seed, plan, target)


def checked(spark, plan, target):
    """Ids by file, and the rows by id, as they are to be read; Spark reads them."""
    rows, expected, handed = read(spark, target), plan.expected(), plan.rows()
    assert sorted(row["id"] for row in rows) == sorted(expected)
    by_file = {}
    for row in rows:
        file, _ = row.pop("file"), row.pop("place")
        by_file.setdefault(Path(file.removeprefix("file:")), []).append(row["id"])
        assert row.keys() == expected[row["id"]].keys()
        for c in plan.columns + plan.partitions:
            value = expected[row["id"]][c.name]
            if c.depth and handed[row["id"]][c.name] is None and c.is_null(row[c.name]):
                value = expected[row["id"]][c.name] = row[c.name]
            assert random_frames.same(row[c.name], value), f"row {row['id']}, column {c.name}: {row[c.name]!r}, written {value!r}"
    return by_file, expected


def give(case, file, plan, rows):
    """To the other tools."""
    case.mkdir(parents=True)
    os.link(file, case / "written.fits")
    written_truth.write(case / "truth.dump", file, plan.columns, rows, plan.cards)


def merged(spark, folder, seed, plan, source):
    target = source.with_name("merged.fits" + (".fz" if plan.merged["compression"] == "ztable" else ""))
    options = ", ".join(f"'{key}', '{value}'" for key, value in plan.merged.items())
    [answer] = spark.sql(f"CALL fits.system.merge('{source}', '{target}', map({options}))").collect()
    by_file, expected = checked(spark, plan, target)
    assert answer[0] == len(expected)
    give(folder / "given" / f"{seed:08d}-merged", target, plan, [expected[row] for row in by_file.get(target, [])])


def test_every_tool_reads_what_spark_wrote(folder):
    cases = sorted((folder / "given").iterdir())
    done = subprocess.run(
        [ROOT / "integration-tests" / "write-gate", "--given", folder / "given"], capture_output=True, text=True, timeout=3000
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"^{len(cases)} files \(given\): ", done.stdout, re.M)
    assert len(cases) >= FRAMES
    for tool in NAMES:
        values = int(re.search(rf"^{re.escape(tool)} +\d+ +(\d+) ", done.stdout, re.M)[1])
        assert values > 20 * FRAMES, tool
