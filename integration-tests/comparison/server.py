# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A peer's process: python -m comparison.server PEER SECONDS BYTES.

Each line of standard input names a FITS file and the dump to make, with a tab between, and is answered by a line: done, or
how the child ended that was to make it. Each file is read in a child of its own: peers crash, hang, and damage their memory.
"""

import importlib
import os
import resource
import signal
import sys

from comparison.peers import common
from comparison.writer import DumpWriter

PEERS = {
    "astropy": "Astropy",
    "astropy_checked": "AstropyChecked",
    "fitsio": "Fitsio",
    "rustfits": "Rustfits",
    "funpack": "Funpack",
}


def child(peer_class, path, into, seconds, limit):
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(seconds)
    with open(into, "wb") as file:
        common.dump(peer_class, path, DumpWriter(file))


def ending(status, seconds):
    """What waitpid's status means."""
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGALRM:
        return f"no end after {seconds} s"
    return "done" if code == 0 else f"crash: {signal.Signals(-code).name}" if code < 0 else f"crash: exit code {code}"


def main():
    name, seconds, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    peer_class = getattr(importlib.import_module(f"comparison.peers.{name}_peer"), PEERS[name])
    for line in sys.stdin:
        path, into = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                child(peer_class, path, into, seconds, limit)
                code = 0
            finally:
                os._exit(code)
        print(ending(os.waitpid(pid, 0)[1], seconds), flush=True)


if __name__ == "__main__":
    main()
