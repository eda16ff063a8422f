# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Writes on a cluster of separate JVMs, with tasks that fail or straggle, and executors and drivers that are killed: each row is there once."""

import os
import signal

from astropy.io import fits

from drivers import SPECULATIVE, attempts, awaited, executor_amid_its_work


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
