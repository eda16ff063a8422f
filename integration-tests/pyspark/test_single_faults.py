# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""One file from many tasks on a cluster of separate JVMs: tasks fail or straggle, executors and drivers are killed at each stage. The path holds the old
rows or the new ones, each once."""

import json
import os
import signal
import time

import numpy as np
import pytest
import rustfits
from astropy.io import fits

from drivers import SPECULATIVE, attempts, awaited, executor_amid_its_work
from stores import Neighbour

# Enough that there is time to kill a driver while its parts are made and copied.
MANY = 8_000_000


@pytest.fixture(params=["rows.fits", "rows.fits.fz"])
def target(request, tmp_path):
    (tmp_path / "single").mkdir()
    return tmp_path / "single" / request.param


def ids(target):
    """In their order, as another program reads them."""
    return read(target, target.suffix == ".fz")


def read(file, compressed):
    if compressed:
        with rustfits.FITS(str(file)) as hdus:
            return hdus[1].read_column("id").tolist()
    with fits.open(file, checksum=True) as hdus:
        return hdus[1].data["id"].tolist()


def jobs(target):
    return sorted(target.parent.glob("_fitspark-*"))


def test_tasks_that_fail_are_tried_again(write, target, tmp_path):
    with write(target, "append", 0, 4000, fault="failing") as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 1) == [1] and attempts(tmp_path / "progress", 0) == [0]
    assert ids(target) == list(range(4000))
    assert not jobs(target)


def test_of_a_speculative_task_one_attempt_counts(write, target, tmp_path):
    with write(target, "append", 0, 4000, fault="straggler", conf=SPECULATIVE) as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 2)[-1] == 1
    assert ids(target) == list(range(4000))
    assert not jobs(target)


def test_an_executor_is_killed_amid_the_write(cluster, write, target, tmp_path):
    with write(target, "append", 0, 24000, tasks=24, fault="slow") as writer:
        os.kill(executor_amid_its_work(cluster, writer.driver, tmp_path / "progress"), signal.SIGKILL)
        writer.end()
    assert ids(target) == list(range(24000))
    assert not jobs(target)


def test_the_driver_is_killed_while_tasks_write(cluster, write, target, tmp_path):
    with write(target, "append", 0, 400) as writer:
        writer.end()
    with write(target, "append", 10000, 24000, tasks=24, fault="slow") as writer:
        executor_amid_its_work(cluster, writer.driver, tmp_path / "progress")
        writer.kill()
    assert ids(target) == list(range(400))
    assert len(jobs(target)) == 1
    with write(target, "append", 400, 400) as writer:
        writer.end()
    assert ids(target) == list(range(800))
    assert not jobs(target)


@pytest.mark.parametrize(
    "name, made",
    [("rows.fits", "assembled"), ("rows.fits.fz", "tasks/*part-*"), ("rows.fits.fz", "assembled")],
)
def test_the_driver_is_killed_amid_the_assembly(write, tmp_path, name, made):
    target = tmp_path / name
    with write(target, "append", 0, 400) as writer:
        writer.end()
    with write(target, "overwrite", 10, MANY, tasks=8) as writer:
        awaited(lambda: any(list(job.glob(made)) for job in jobs(target)), pause=0.001)
        writer.kill()
    assert ids(target) == list(range(400))
    assert len(jobs(target)) == 1
    with write(target, "append", 400, 400) as writer:
        writer.end()
    assert ids(target) == list(range(800))
    assert not jobs(target)


def test_the_driver_is_killed_after_the_commit(write, target):
    with write(target, "append", 0, 400) as writer:
        writer.written()
        writer.kill()
    assert ids(target) == list(range(400))
    assert not jobs(target)
    with write(target, "overwrite", 400, 400) as writer:
        writer.end()
    assert ids(target) == list(range(400, 800))
    assert not jobs(target)


def lost_tasks(events):
    """Why tasks of assemblies ended that did not succeed."""
    stages, reasons = set(), []
    for line in events.read_text().splitlines():
        event = json.loads(line)
        if event["Event"] == "SparkListenerStageSubmitted":
            if "fitspark: compressing" in event["Properties"].get("spark.job.description", ""):
                stages.add(event["Stage Info"]["Stage ID"])
        elif event["Event"] == "SparkListenerTaskEnd" and event["Stage ID"] in stages:
            reasons.append(event["Task End Reason"]["Reason"])
    return [reason for reason in reasons if reason != "Success"]


def test_executors_are_killed_amid_the_assembly(cluster, write, tmp_path):
    target = tmp_path / "rows.fits.fz"
    before = set(cluster.events.iterdir())
    with write(target, "append", 0, MANY, tasks=8) as writer:
        awaited(lambda: any(list(job.glob("tasks/*part-*")) for job in jobs(target)), pause=0.001)
        for executor in cluster.executors():
            os.kill(executor, signal.SIGKILL)
        writer.end()
    [log] = set(cluster.events.iterdir()) - before
    assert "ExecutorLostFailure" in lost_tasks(log)
    assert np.array_equal(ids(target), np.arange(MANY))
    assert not jobs(target)


def is_joined(job):
    """Headers come last."""
    file = job / "assembled"
    if not file.exists():
        return False
    with file.open("rb") as opened:
        opened.seek(2880)
        return opened.read(8) == b"XTENSION"


@pytest.mark.parametrize("target, ended_by", [("rows.fits", "clean"), ("rows.fits.fz", "append")], indirect=["target"])
def test_the_driver_is_killed_between_join_and_publication(spark, write, target, ended_by):
    spark.range(400).coalesce(1).write.format("fits").save(str(target))
    old = target.read_bytes()
    with Neighbour(spark, target) as neighbour, write(target, "overwrite", 1000, 4000) as writer:
        [job] = awaited(lambda: [job for job in jobs(target) if job.name != neighbour.name and is_joined(job)])
        time.sleep(1)
        assert writer.driver.poll() is None
        writer.kill()
    assert read(job / "assembled", target.suffix == ".fz") == list(range(1000, 5000))
    assert target.read_bytes() == old
    assert jobs(target) == [job]
    if ended_by == "clean":
        [cleaned] = spark.sql(f"CALL fits.system.clean(path => '{target}')").collect()
        assert job.name.endswith(cleaned.job) and not cleaned.finished
        assert target.read_bytes() == old
    else:
        spark.range(400, 800).write.format("fits").mode("append").save(str(target))
        assert ids(target) == list(range(800))
    assert sorted(path.name for path in target.parent.iterdir()) == [target.name]


@pytest.mark.parametrize("target", ["rows.fits"], indirect=True)
def test_the_driver_is_killed_as_soon_as_its_file_is_there(spark, write, target):
    spark.range(400).coalesce(1).write.format("fits").save(str(target))
    old = target.stat().st_ino
    with write(target, "overwrite", 1000, 4000) as writer:
        awaited(lambda: target.stat().st_ino != old, pause=0.0005)
        writer.kill()
    assert ids(target) == list(range(1000, 5000))
    spark.range(5000, 5400).write.format("fits").mode("append").save(str(target))
    assert ids(target) == list(range(1000, 5400))
    assert sorted(path.name for path in target.parent.iterdir()) == [target.name]
