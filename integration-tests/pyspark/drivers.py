# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Drivers on a cluster that write and are killed, and what is waited for before something is killed."""

import os
import signal
import time
from collections import Counter
from pathlib import Path

WRITE = Path(__file__).with_name("cluster_write.py")

SPECULATIVE = (
    "spark.speculation=true",
    "spark.speculation.interval=200ms",
    "spark.speculation.multiplier=1.1",
    "spark.speculation.quantile=0.5",
    "spark.speculation.minTaskRuntime=100ms",
)


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


def children(pid):
    found = []
    for task in Path("/proc/%d/task" % pid).glob("*/children"):
        try:
            for child in map(int, task.read_text().split()):
                found += [child, *children(child)]
        except OSError:
            pass  # it ended meanwhile
    return found


def awaited(what, within=240, pause=0.05):
    deadline = time.monotonic() + within
    while not (found := what()):
        assert time.monotonic() < deadline
        time.sleep(pause)
    return found


def attempts(progress, partition):
    return sorted(int(name.split("-")[2]) for name in os.listdir(progress) if int(name.split("-")[1]) == partition)


def executor_amid_its_work(cluster, driver, progress):
    """The process id of one that has read some splits of many."""
    deadline = time.monotonic() + 240
    while True:
        assert driver.poll() is None and time.monotonic() < deadline, cluster.driver_log()
        read = Counter(int(name.partition("-")[0]) for name in os.listdir(progress))
        if read and max(read.values()) >= 3:
            [(executor, _)] = read.most_common(1)
            assert executor in cluster.executors()
            return executor
        time.sleep(0.05)
