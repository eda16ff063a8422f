# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Files that others wrote, each in a folder of its own: written.fits, and truth.dump with what was handed in."""

from writegate.writer import Case


def cases(folder):
    for path in sorted(path for path in folder.iterdir() if path.is_dir()):
        case = Case(path.name, path)
        case.read("done")
        yield case
