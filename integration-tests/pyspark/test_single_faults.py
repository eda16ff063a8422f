# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""One file from many tasks on a cluster of separate JVMs: tasks fail or straggle, executors and drivers are killed at each stage. The path holds the old
rows or the new ones, each once."""

import os
import signal

import pytest
import rustfits
from astropy.io import fits

from cluster import Cluster
from test_cluster import executor_amid_its_work
from test_write_faults import SPECULATIVE, Writer, attempts, awaited

# Enough that there is time to kill a driver while its parts are made and copied.
MANY = 8_000_000


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with Cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def write(cluster, jar, tmp_path):
    (tmp_path / "progress").mkdir()

    def start(*arguments, **options):
        return Writer(cluster, jar, tmp_path / "progress", *arguments, **options)

    return start


@pytest.fixture(params=["rows.fits", "rows.fits.fz"])
def target(request, tmp_path):
    (tmp_path / "single").mkdir()
    return tmp_path / "single" / request.param


def ids(target):
    """In their order, as another program reads them."""
    if target.suffix == ".fz":
        with rustfits.FITS(str(target)) as file:
            return file[1].read_column("id").tolist()
    with fits.open(target, checksum=True) as file:
        return file[1].data["id"].tolist()


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
