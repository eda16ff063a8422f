# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Spark Connect as docs/how-to/pyspark.md shows it: a server that was given the jar, and a client without any JVM."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from conftest import ROOT, SAMPLE
from test_docs import blocks, pattern

PAGE = ROOT / "docs" / "how-to" / "pyspark.md"
ADDRESS = "localhost:15002"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(command, log):
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT, env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
        )
    try:
        deadline = time.monotonic() + 180
        while "Spark Connect server started at" not in log.read_text():
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()[-4000:]
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def connect(tmp_path_factory):
    """The address of a server, started by the page's first command, and the page's second block."""
    started, client = [block for block in blocks(PAGE) if "Connect" in block.text or "sc://" in block.text]
    port = free_port()
    command = started.text.replace("\\\n", " ").split()
    assert command[0] == "spark-submit" and command[-1] == "spark-internal"
    ours = ["--master", "local[2]", "--driver-memory", "600m"]
    for setting in ("grpc.binding.address=127.0.0.1", "grpc.binding.port=%d" % port):
        ours += ["--conf", "spark.connect." + setting]
    ours += ["--conf", "spark.ui.enabled=false", "--conf", "spark.driver.bindAddress=127.0.0.1"]
    with server([command[0], *ours, *command[1:]], tmp_path_factory.mktemp("connect") / "server.log"):
        yield "localhost:%d" % port, client


def run(command):
    """Without Java: a client needs none."""
    environment = {key: value for key, value in os.environ.items() if key != "JAVA_HOME"}
    environment["PATH"] = os.path.dirname(sys.executable)
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)


def test_a_client_reads_by_options_and_sql(connect):
    address, client = connect
    assert ADDRESS in client.text
    done = run(client.text.replace(ADDRESS, address).split())
    assert done.returncode == 0, done.stderr
    assert pattern(client.expected).fullmatch(done.stdout), done.stdout


def test_a_mistake_is_told_to_the_client(connect):
    script = """
from pyspark.sql import SparkSession
from pyspark.errors import IllegalArgumentException
spark = SparkSession.builder.remote("sc://%s").getOrCreate()
try:
    spark.read.format("fits").option("hdu", "STARS").load("%s").count()
except IllegalArgumentException as e:
    print(e)
""" % (connect[0], SAMPLE)
    done = run([sys.executable, "-c", script])
    assert done.returncode == 0, done.stderr
    assert "[HDU_NOT_FOUND] There is no HDU STARS in " in done.stdout
    assert "HDU 1 (BINTABLE OBJECTS)" in done.stdout
