# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What the peers that write share: rows in memory, written to a new file beside the data each time."""

import os
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


def batches(rows, task):
    """The rows in batches, as they come to append."""
    for start in range(0, len(rows), task.batch):
        yield rows[start : start + task.batch]
