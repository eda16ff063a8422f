# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Writes an image in a process of its own: writers crash, too."""

import os
import pickle
import signal
import traceback

from imagegate import writers

SECONDS = 60


class WriterFailed(Exception):
    """A mistake in how a tool is called."""


def write(seed, file):
    """(what was made, None), or (None, why the tool did not write it)."""
    told = file.with_suffix(".made")
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            signal.alarm(SECONDS)
            told.write_bytes(pickle.dumps(writers.write(seed, file)))
            code = 0
        except writers.Refused as reason:
            told.write_text(str(reason))
            code = 2
        except BaseException:
            told.write_text(traceback.format_exc())
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status == 1:
        raise WriterFailed(f"the writer of seed {seed} failed: {told.read_text()}")
    if status == 0:
        return pickle.loads(told.read_bytes()), None
    return None, told.read_text() if status == 2 else f"crash: {status}"
