# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""cfitsio's program funpack: what astropy reads of compressed tables once they are unpacked. It has a say in nothing else."""

import os
import subprocess
import tempfile

from comparison.peers import common
from comparison.peers.astropy_peer import Astropy

ONLY_ZTABLE = "unpacks compressed tables only"


class Funpack(Astropy):
    def __init__(self, path):
        super().__init__(path)
        self.all, self.dropped = len(self.hdus), 0
        self.tables = {i for i, hdu in enumerate(self.hdus) if hdu.header.get("ZTABLE") is True}
        if self.tables:
            self.hdus.close()
            self.unpack(path)

    def unpack(self, path):
        with tempfile.TemporaryDirectory(prefix="funpack-") as folder:
            plain = os.path.join(folder, "plain.fits")
            command = ["funpack", "-C", "-O", plain, path]
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if done.returncode or not os.path.exists(plain):
                reason = " ".join((done.stdout + done.stderr).split())
                raise RuntimeError(f"funpack ended with {done.returncode}: {reason[:120]}")
            super().__init__(plain)  # which keeps the file open
            self.dropped = self.all - len(self.hdus)  # an empty primary HDU before an image

    def count(self):
        return self.all

    def cards(self, index):
        raise common.Cannot(ONLY_ZTABLE)

    def structure(self, index):
        if index not in self.tables:
            raise common.Cannot(ONLY_ZTABLE)
        return super().structure(index - self.dropped) | {"kind": "ZTABLE"}

    def column(self, index, column):
        return super().column(index - self.dropped, column)

    def form(self, index, column):
        return super().form(index - self.dropped, column)
