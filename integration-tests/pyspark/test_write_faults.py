# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Writes on a cluster of separate JVMs, with tasks that fail or straggle, and executors and drivers that are killed: each row is there once."""

import os
import signal
import time
from pathlib import Path

import pytest
from astropy.io import fits

from cluster import Cluster
from test_cluster import executor_amid_its_work

WRITE = Path(__file__).with_name("cluster_write.py")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with Cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


class Writer:
    """A driver that writes."""

    def __init__(self, cluster, jar, progress, target, mode, first, rows, tasks=4, fault="none", conf=()):
        self.cluster = cluster
        options = [option for setting in conf for option in ("--conf", setting)]
        self.stop = progress.with_name("stop-%d" % first)
        self.driver = cluster.submit(
            "--jars", jar, *options, WRITE, target, mode, first, rows, tasks, fault, progress, self.stop
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def written(self):
        for line in self.driver.stdout:
            if line.strip() == "written":
                return
        self.driver.wait(60)
        raise AssertionError(self.cluster.driver_log())

    def end(self):
        self.written()
        self.stop.touch()
        assert self.driver.wait(120) == 0, self.cluster.driver_log()

    def kill(self):
        """The driver's JVM is a child of the shell script's, or has taken its place."""
        for pid in [self.driver.pid, *children(self.driver.pid)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.driver.wait()


SPECULATIVE = (
    "spark.speculation=true",
    "spark.speculation.interval=200ms",
    "spark.speculation.multiplier=1.1",
    "spark.speculation.quantile=0.5",
    "spark.speculation.minTaskRuntime=100ms",
)


def children(pid):
    found = []
    for task in Path("/proc/%d/task" % pid).glob("*/children"):
        try:
            for child in map(int, task.read_text().split()):
                found += [child, *children(child)]
        except OSError:
            pass  # it ended meanwhile
    return found


@pytest.fixture
def write(cluster, jar, tmp_path):
    (tmp_path / "progress").mkdir()

    def start(*arguments, **options):
        return Writer(cluster, jar, tmp_path / "progress", *arguments, **options)

    return start


def visible(target):
    def hidden(path):
        return any(part.startswith(("_", ".")) for part in path.relative_to(target).parts)

    return sorted(path for path in target.rglob("*.fits") if not hidden(path))


def ids(target):
    found = []
    for path in visible(target):
        found += fits.getdata(path, 1)["id"].tolist()
    return sorted(found)


def jobs(target):
    return sorted(target.glob("_fitspark-*-*-*-*-*"))


def awaited(what, within=240, pause=0.05):
    deadline = time.monotonic() + within
    while not (found := what()):
        assert time.monotonic() < deadline
        time.sleep(pause)
    return found


def attempts(progress, partition):
    return sorted(int(name.split("-")[2]) for name in os.listdir(progress) if int(name.split("-")[1]) == partition)


def test_tasks_that_fail_are_tried_again(write, tmp_path):
    target = tmp_path / "rows"
    with write(target, "append", 0, 4000, fault="failing") as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 1) == [1] and attempts(tmp_path / "progress", 0) == [0]
    assert ids(target) == list(range(4000))
    assert not jobs(target)


def test_of_a_speculative_task_one_attempt_counts(write, tmp_path):
    target = tmp_path / "rows"
    with write(target, "append", 0, 4000, fault="straggler", conf=SPECULATIVE) as writer:
        writer.end()
    assert attempts(tmp_path / "progress", 2)[-1] == 1
    assert ids(target) == list(range(4000))
    assert not jobs(target)


def test_an_executor_is_killed_amid_the_write(cluster, write, tmp_path):
    target = tmp_path / "rows"
    with write(target, "append", 0, 24000, tasks=24, fault="slow") as writer:
        os.kill(executor_amid_its_work(cluster, writer.driver, tmp_path / "progress"), signal.SIGKILL)
        writer.end()
    assert ids(target) == list(range(24000))
    assert len(visible(target)) == 24
    assert not jobs(target)


def test_the_driver_is_killed_while_tasks_write(cluster, write, tmp_path):
    target = tmp_path / "rows"
    with write(target, "append", 0, 400) as writer:
        writer.end()
    with write(target, "append", 10000, 24000, tasks=24, fault="slow") as writer:
        executor_amid_its_work(cluster, writer.driver, tmp_path / "progress")
        writer.kill()
    assert ids(target) == list(range(400))
    [job] = jobs(target)
    assert list((job / "tasks").iterdir())
    (target / "_SUCCESS").touch()
    with write(target, "append", 400, 400) as writer:
        writer.end()
    assert ids(target) == list(range(800))
    assert not jobs(target)
    assert (target / "_SUCCESS").exists()


def test_the_driver_is_killed_amid_the_commit(write, tmp_path):
    target = tmp_path / "rows"
    with write(target, "append", 0, 600, tasks=300) as writer:
        writer.end()
    old = {path.name for path in visible(target)}
    assert len(old) == 300

    def published():
        return [path for path in visible(target) if path.name not in old]

    with write(target, "overwrite", 1000, 600, tasks=300) as writer:
        awaited(published, pause=0.001)
        writer.kill()
    [job] = jobs(target)
    assert (job / "intent").exists()
    assert 0 < len(published()) <= 300 and len(visible(target)) > 300
    with write(target, "append", 5000, 10, tasks=1) as writer:
        writer.end()
    assert ids(target) == [*range(1000, 1600), *range(5000, 5010)]
    assert not jobs(target)


def test_the_driver_is_killed_after_the_commit(write, tmp_path):
    target = tmp_path / "rows"
    with write(target, "append", 0, 400) as writer:
        writer.written()
        writer.kill()
    assert ids(target) == list(range(400))
    assert not jobs(target)
    with write(target, "overwrite", 400, 400) as writer:
        writer.end()
    assert ids(target) == list(range(400, 800))
    assert not jobs(target)
