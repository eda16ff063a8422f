# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A cluster of separate JVMs, which know fitspark by `--jars` alone: values, an executor that is killed, errors of tasks."""

import hashlib
import json
import os
import signal
from pathlib import Path

import numpy as np
import pytest
from astropy.table import Table

from cluster import WORKERS
from conftest import ROOT
from drivers import executor_amid_its_work
from test_docs import blocks, pattern

PAGE = ROOT / "docs" / "how-to" / "hdfs.md"
SCAN = Path(__file__).with_name("cluster_scan.py")
BROKEN = ROOT / "fits-io/src/test/resources/corpus/bad/vla_beyond_heap.fits"
ROWS = 120_000


def finished(cluster, driver):
    try:
        output, _ = driver.communicate(timeout=300)
    finally:
        driver.kill()
    assert driver.returncode == 0, cluster.driver_log()
    return output


def test_the_command_of_the_page(cluster):
    [block] = [block for block in blocks(PAGE) if "--master" in block.text]
    command = block.text.replace("\\\n", " ").split()
    assert command[:3] == ["spark-submit", "--master", "spark://master:7077"]
    output = finished(cluster, cluster.submit(*(ROOT / word if (ROOT / word).exists() else word for word in command[3:])))
    assert pattern(block.expected).fullmatch(output), output


def table(path):
    """Rows of 44 bytes, in an order that is not that of their ids."""
    rng = np.random.default_rng(5)
    ids = rng.permutation(ROWS).astype(np.int64) * 7 - ROWS
    columns = {
        "id": ids,
        "x": rng.normal(size=ROWS),
        "name": np.array(["object %d" % i for i in ids]),
        "mag": rng.normal(20, 2, (ROWS, 3)).astype(np.float32),
    }
    Table(columns).write(path)
    order = np.argsort(ids)
    digest = hashlib.sha256()
    digest.update(ids[order].astype("<i8").tobytes())
    digest.update(columns["x"][order].astype("<f8").tobytes())
    digest.update("\n".join(columns["name"][order]).encode())
    digest.update(columns["mag"][order].astype("<f4").tobytes())
    return {"rows": ROWS, "ids": ROWS, "sha256": digest.hexdigest()}


@pytest.fixture(scope="module")
def scanned(cluster, jar, tmp_path_factory):
    """The answers of a scan during which an executor was killed, and what they should be."""
    path = tmp_path_factory.mktemp("table") / "table.fits"
    expected = table(path)
    progress = tmp_path_factory.mktemp("progress")
    before = set(cluster.events.iterdir())
    driver = cluster.submit("--jars", jar, SCAN, path, BROKEN, progress)
    try:
        os.kill(executor_amid_its_work(cluster, driver, progress), signal.SIGKILL)
        output = finished(cluster, driver)
    finally:
        driver.kill()
        driver.wait()
    answers = {}
    for line in output.splitlines():
        answers.update(json.loads(line))
    [log] = set(cluster.events.iterdir()) - before
    events = [json.loads(line) for line in log.read_text().splitlines()]
    return {"answers": answers, "expected": expected, "events": events}


def test_no_row_is_lost_or_doubled_when_an_executor_is_killed(scanned):
    assert {key: scanned["answers"][key] for key in scanned["expected"]} == scanned["expected"]


def test_the_executor_was_killed_amid_its_work(scanned):
    assert "SparkListenerExecutorRemoved" in [event["Event"] for event in scanned["events"]]
    reasons = [event["Task End Reason"]["Reason"] for event in scanned["events"] if event["Event"] == "SparkListenerTaskEnd"]
    assert "ExecutorLostFailure" in reasons, set(reasons)
    assert reasons.count("Resubmitted") + reasons.count("FetchFailed") > 0, set(reasons)


def test_the_error_of_an_executor_reaches_the_user(scanned):
    said = scanned["answers"]["error"]
    assert "FitsFormatException" in said
    for part in ("vla_beyond_heap.fits", "HDU 1", "column V", "row 4"):
        assert part in said, said


def test_every_worker_got_the_jar_from_the_driver(scanned, cluster, jar):
    for number in range(WORKERS):
        assert list((cluster.folder / ("worker-%d" % number)).glob("app-*/*/" + jar.name))
