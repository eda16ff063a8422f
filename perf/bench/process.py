# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The worker processes."""

import json
import subprocess


class WorkerError(Exception):
    """A worker said that it failed, or died."""


class Worker:
    """One tool's process; one request line out, one JSON line back."""

    def __init__(self, tool, command, environment):
        self.tool = tool
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, *words):
        try:
            self.process.stdin.write("\t".join(words) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise WorkerError(f"{self.tool}: the worker ended with status {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise WorkerError(f"{self.tool}: {answer['error']}")
        return answer

    def run(self):
        """Milliseconds of one iteration."""
        return self.ask("run")["ms"]

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
