# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The tools: how their workers are started and how long they take to warm up."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bench.process import Worker
from bench.stats import WarmUp

PERF = Path(__file__).resolve().parent.parent
ROOT = PERF.parent

# A heap that holds the largest row, and the collector that needs no threads of its own; nothing else is set.
JVM_FLAGS = ("-Xmx2g", "-XX:+UseSerialGC")
SMALL_JVM_FLAGS = ("-Xmx64m", "-XX:+UseSerialGC")

# Spark gets room for its shuffles and broadcasts, and the collector that it has without a word.
SPARK_FLAGS = ("-Xmx4g",)

# Whatever numeric library a peer may load: one thread.
ONE_THREAD = {"RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

NATIVE_WARM_UP = WarmUp(window=3, tolerance=0.05, least_iterations=6, least_ms=0, most_ms=15_000)
JVM_WARM_UP = WarmUp(window=5, tolerance=0.05, least_iterations=20, least_ms=3_000, most_ms=30_000)
# Each of Spark's iterations sees five million rows, so the code of the tasks is soon compiled; that of the planning, which runs
# once an iteration and competes with the tasks for two cores, takes longer.
SPARK_WARM_UP = WarmUp(window=3, tolerance=0.05, least_iterations=8, least_ms=20_000, most_ms=60_000)

POM = "{http://maven.apache.org/POM/4.0.0}"


@dataclass(frozen=True)
class Tool:
    name: str
    command: Callable
    warm_up: WarmUp

    def start(self):
        environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(PERF)}
        return Worker(self.name, list(self.command()), environment)


def parent_pom():
    return ElementTree.parse(ROOT / "pom.xml").getroot()


def version():
    """Version and commit of the tree."""
    number = parent_pom().findtext(f"{POM}version")
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return f"{number}-{commit.stdout.strip()}" if commit.returncode == 0 else number


def java(flags, path, main, *arguments):
    home = os.environ.get("JAVA_HOME")
    launcher = str(Path(home) / "bin" / "java") if home else "java"
    return (launcher, *flags, f"-Dfitspark.version={version()}", "-cp", os.pathsep.join(path), main, *arguments)


def class_path():
    """That of perf as Maven has it."""
    return (PERF / "target" / "classpath.txt").read_text().strip().split(os.pathsep)


def fits_io(*arguments, flags=JVM_FLAGS):
    """A JVM with only the classes of perf and the one jar, which has the native deflate."""
    path = [str(PERF / "target" / "classes"), *one_jar(class_path())]
    return java(flags, path, "io.fitspark.perf.FitsIoWorker", *arguments)


def one_jar(entries):
    """The modules of this build as users get them."""
    return [entry for entry in entries if Path(entry).parent == ROOT / "datasource-v2" / "target"]


def without_modules(entries):
    """The class path without the modules of this build, but for the one jar, which holds them."""
    jar = one_jar(entries)
    return [entry for entry in entries if not Path(entry).is_relative_to(ROOT) or entry in jar]


def spark(main, *arguments):
    """A JVM with Spark and the one jar, started with the flags that Spark itself starts JVMs with."""
    listed = class_path()
    flags = parent_pom().findtext(f"{POM}properties/{POM}spark.jvm.args").split()
    path = [str(PERF / "target" / "classes"), *without_modules(listed)]
    return java((*SPARK_FLAGS, *flags), path, f"io.fitspark.perf.{main}", *arguments)


def python(module):
    return (sys.executable, "-m", module)


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("fits-io", fits_io, JVM_WARM_UP),
        Tool("fits-io:1thread", lambda: fits_io("1"), JVM_WARM_UP),
        Tool("fits-io:whole", lambda: fits_io("whole"), JVM_WARM_UP),
        Tool("fits-io:once", lambda: fits_io("once"), JVM_WARM_UP),
        Tool("fits-io:64m", lambda: fits_io(flags=SMALL_JVM_FLAGS), JVM_WARM_UP),
        Tool("copy", lambda: fits_io("copy", flags=SMALL_JVM_FLAGS), NATIVE_WARM_UP),
        Tool("rustfits", lambda: python("peers.rustfits_peer"), NATIVE_WARM_UP),
        Tool("fitsio", lambda: python("peers.fitsio_peer"), NATIVE_WARM_UP),
        Tool("fitspark", lambda: spark("SparkWorker", "fits"), SPARK_WARM_UP),
        Tool("fitspark:dir", lambda: spark("SparkWorker", "fits", "dir"), SPARK_WARM_UP),
        Tool("parquet", lambda: spark("SparkWorker", "parquet", "snappy"), SPARK_WARM_UP),
        Tool("parquet-gzip", lambda: spark("SparkWorker", "parquet", "gzip"), SPARK_WARM_UP),
        Tool("hadoop-read", lambda: spark("HadoopReadWorker"), SPARK_WARM_UP),
        Tool("numpy", lambda: python("peers.numpy_peer"), NATIVE_WARM_UP),
    )
}
