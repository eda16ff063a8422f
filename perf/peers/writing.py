# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What the peers that write share: rows in memory, written to a new file beside the data each time."""

import atexit
import os
import shutil
from pathlib import Path

NAME = "CATALOG"


class Writing:
    """One way to write rows; write(path, rows, task) does it. The file is removed after the clock has stopped."""

    def __init__(self, task, peer, rows, write):
        self.task, self.rows, self.write = task, rows, write
        self.path = Path(task.file).parent / f"written-{peer}-{os.getpid()}.fits"

    def __call__(self):
        self.write(str(self.path), self.rows, self.task)
        return self.path

    def clean(self):
        self.path.unlink(missing_ok=True)


class Repacking:
    """One way to repack the first table of a file where it is; repack(path) does it. A fresh copy is made after the clock has stopped."""

    def __init__(self, task, peer, repack):
        self.file, self.repack = task.file, repack
        self.path = Path(task.file).parent / f"written-{peer}-{os.getpid()}.fits"
        self.clean()
        atexit.register(self.path.unlink, missing_ok=True)

    def __call__(self):
        self.repack(str(self.path))
        return self.path

    def clean(self):
        shutil.copyfile(self.file, self.path)


def batches(rows, task):
    """The rows in batches, as they come to append."""
    for start in range(0, len(rows), task.batch):
        yield rows[start : start + task.batch]
