# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The command that writes random tables by fits-io: see io.fitspark.examples.cli.RandomFiles."""

from comparison import fits_io
from comparison.process import Reader
from comparison.reading import Dump

SECONDS = 120


class Case:
    """What fits-io wrote for a seed: the file, the same with plain tables only, and the dump of the values."""

    def __init__(self, seed, folder):
        self.seed = seed
        self.folder = folder
        self.file = folder / "written.fits"
        self.plain = folder / "plain.fits"
        self.restored = folder / "restored.fits"
        self.fpacked = folder / "fpacked.fits"
        self.truth_file = folder / "truth.dump"

    def empty(self):
        for path in self.folder.iterdir():
            path.unlink()

    def read(self, ending):
        self.ending = ending
        self.truth = Dump(self.truth_file, ending) if self.truth_file.exists() else None

    def compressed(self):
        return any(hdu.kind == "ZTABLE" for hdu in self.truth.hdus)


def process():
    """A process that is asked for a case by its seed and folder."""
    command = fits_io.command()
    command[-1] = "io.fitspark.examples.cli.RandomFiles"
    return Reader("writer", command, SECONDS)
