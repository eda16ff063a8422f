# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Writes an image in a process of its own: writers crash, too."""

import os
import pickle
import signal
import traceback

from imagegate import writers

SECONDS = 60


def write(seed, file):
    """What was made; None if the tool refuses to write it, or crashes."""
    told = file.with_suffix(".made")
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            signal.alarm(SECONDS)
            told.write_bytes(pickle.dumps(writers.write(seed, file)))
            code = 0
        except writers.Refused:
            code = 2
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status == 1:
        raise RuntimeError(f"the writer of seed {seed} failed")
    return pickle.loads(told.read_bytes()) if status == 0 else None
