# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The readers' processes, as the comparison sees them."""

import os
import select
import signal
import subprocess
import time

GRACE_SECONDS = 10


class Reader:
    """A process that makes dumps; it is started when it is needed, and again after it ended."""

    def __init__(self, name, command, seconds, environment=None):
        self.name = name
        self.command = command
        self.seconds = seconds
        self.environment = environment
        self.process = None

    def ask(self, path, into):
        """Begins with a dump."""
        if self.process is None:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.deadline = time.monotonic() + self.seconds + GRACE_SECONDS
        try:
            self.process.stdin.write(f"{path}\t{into}\n".encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # answer() tells how it ended

    def answer(self):
        """How it went: done, or why there is no more of the dump than there is."""
        line = b""
        while not line.endswith(b"\n"):
            left = self.deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                self.close()
                return f"no end after {self.seconds} s"
            part = os.read(self.process.stdout.fileno(), 4096)
            if not part:
                code = self.process.wait()
                self.close()
                return f"crash: {signal.Signals(-code).name}" if code < 0 else f"crash: exit code {code}"
            line += part
        return line.decode().strip()

    def close(self):
        """Ends the process and its children."""
        process, self.process = self.process, None
        if process is None:
            return
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # all of them have ended
        process.wait()
        process.stdin.close()
        process.stdout.close()
