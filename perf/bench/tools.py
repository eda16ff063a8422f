# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The tools: how their workers are started and how long they take to warm up."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bench.process import Worker
from bench.stats import WarmUp

PERF = Path(__file__).resolve().parent.parent
ROOT = PERF.parent

# A heap that holds the largest row, and the collector that needs no threads of its own; nothing else is set.
JVM_FLAGS = ("-Xmx2g", "-XX:+UseSerialGC")

# Whatever numeric library a peer may load: one thread.
ONE_THREAD = {"RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

NATIVE_WARM_UP = WarmUp(window=3, tolerance=0.05, least_iterations=6, least_ms=0, most_ms=15_000)
JVM_WARM_UP = WarmUp(window=5, tolerance=0.05, least_iterations=20, least_ms=3_000, most_ms=30_000)


@dataclass(frozen=True)
class Tool:
    name: str
    command: tuple
    warm_up: WarmUp

    def start(self):
        environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(PERF)}
        return Worker(self.name, list(self.command), environment)


def version():
    """Version and commit of the tree."""
    parent = ElementTree.parse(ROOT / "pom.xml").getroot()
    number = parent.findtext("{http://maven.apache.org/POM/4.0.0}version")
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return f"{number}-{commit.stdout.strip()}" if commit.returncode == 0 else number


def java(main, *modules):
    """A JVM with only these modules' classes."""
    path = os.pathsep.join(str(ROOT / module / "target" / "classes") for module in modules)
    home = os.environ.get("JAVA_HOME")
    launcher = str(Path(home) / "bin" / "java") if home else "java"
    return (launcher, *JVM_FLAGS, f"-Dfitspark.version={version()}", "-cp", path, main)


def python(module):
    return (sys.executable, "-m", module)


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("fits-io", java("io.fitspark.perf.FitsIoWorker", "perf", "fits-io"), JVM_WARM_UP),
        Tool("rustfits", python("peers.rustfits_peer"), NATIVE_WARM_UP),
        Tool("fitsio", python("peers.fitsio_peer"), NATIVE_WARM_UP),
    )
}
