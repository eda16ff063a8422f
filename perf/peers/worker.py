# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A worker: one tool in one long-lived process, told what to do line by line (see perf/README.md)."""

import gc
import json
import os
import platform
import sys
import time
from dataclasses import dataclass

import numpy as np

CALIBRATION = 3

# What rows say; bare is for Spark alone.
KNOWN = set("row file op columns names range rows between layout first batch compression chunk share stamps single bare".split())


@dataclass(frozen=True)
class Task:
    """What one row asks for. The optional parts narrow the operation."""

    row: str
    file: str
    op: str
    columns: tuple = None
    start: int = None
    stop: int = None
    rows: np.ndarray = None
    names: tuple = None
    between: tuple = None
    layout: str = None
    single: str = None
    first: int = None
    batch: int = None
    chunk: int = None
    share: int = 1
    stamps: tuple = None


def parse(words):
    """A Task from the key=value words of a prepare line."""
    pairs = dict(word.split("=", 1) for word in words)
    fields = {"row": pairs["row"], "file": pairs["file"], "op": pairs["op"]}
    for key in ("columns", "names"):
        if key in pairs:
            fields[key] = tuple(pairs[key].split(","))
    if "range" in pairs:
        fields["start"], fields["stop"] = map(int, pairs["range"].split(":"))
    if "between" in pairs:
        column, low, high = pairs["between"].split(":")
        fields["between"] = (column, float(low), float(high))
    if "rows" in pairs:
        fields["rows"] = np.array(pairs["rows"].split(","), dtype="i8")
    if "stamps" in pairs:
        fields["stamps"] = tuple(tuple(map(int, corner.split(":"))) for corner in pairs["stamps"].split(","))
    for key in ("first", "batch", "chunk", "share"):
        if key in pairs:
            fields[key] = int(pairs[key])
    fields["layout"] = pairs.get("layout")
    fields["single"] = pairs.get("single")
    unknown = pairs.keys() - KNOWN
    if unknown:
        raise ValueError(f"unknown parameter: {', '.join(sorted(unknown))}")
    return Task(**fields)


def timed(work):
    """Milliseconds of one call; its result is dropped, and what it left behind removed, after the clock has stopped."""
    gc.collect()
    gc.disable()
    started = time.perf_counter_ns()
    result = work()
    elapsed = time.perf_counter_ns() - started
    gc.enable()
    del result
    clean(work)
    return elapsed / 1e6


def clean(work):
    """Removes what a call left behind, if it says how."""
    getattr(work, "clean", lambda: None)()


class Worker:
    """Answers requests for one peer, which offers version(), variants(task) and checksums(task, result)."""

    def __init__(self, peer):
        self.peer = peer
        self.task = None
        self.work = None

    def answer(self, line):
        command, *words = line.split("\t")
        if command == "info":
            return {"version": self.peer.version(), "runtime": f"Python {platform.python_version()}, numpy {np.__version__}"}
        if command == "prepare":
            return self.prepare(parse(words))
        if command == "check":
            columns = self.peer.checksums(self.task, self.work())
            clean(self.work)
            return {"columns": columns}
        if command == "run":
            return {"ms": timed(self.work)}
        raise ValueError(f"unknown command: {command}")

    def prepare(self, task):
        """Takes the fastest of the ways in which the peer can do this task."""
        variants = self.peer.variants(task)
        if not variants:
            return {"skip": f"{task.op} is not something this tool does"}
        best = {name: min(timed(work) for _ in range(CALIBRATION)) for name, work in variants.items()} if len(variants) > 1 else variants
        chosen = min(best, key=best.get) if len(variants) > 1 else next(iter(variants))
        self.task, self.work = task, variants[chosen]
        return {"ok": True, "variant": chosen}


def serve(peer):
    """Answers each line of standard input by a line of JSON; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    worker = Worker(peer)
    for line in sys.stdin:
        try:
            answer = worker.answer(line.rstrip("\n"))
        except Exception as e:  # noqa: BLE001 - whatever went wrong is the driver's to report
            answer = {"error": f"{type(e).__name__}: {e}"}
        print(json.dumps(answer), file=answers, flush=True)
