# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""cfitsio's program funpack: what astropy reads of compressed tables and images that it unpacked. It has a say in nothing else."""

import os
import subprocess
import tempfile

from astropy.io import fits

from comparison.peers import common
from comparison.peers.astropy_peer import Astropy

ONLY_COMPRESSED = "unpacks what is compressed only"


class Funpack(Astropy):
    def __init__(self, path):
        super().__init__(path)
        self.all, self.dropped = len(self.hdus), 0
        headers = [hdu.header for hdu in self.hdus]
        self.kinds = {i: kind for i, header in enumerate(headers) for kind in ("ZTABLE", "ZIMAGE") if header.get(kind) is True}
        if self.kinds:
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
            self.images = fits.open(plain, uint=True)
            self.dropped = self.all - len(self.hdus)  # an empty primary HDU before an image

    def count(self):
        return self.all

    def cards(self, index):
        raise common.Cannot(ONLY_COMPRESSED)

    def structure(self, index):
        if index not in self.kinds:
            raise common.Cannot(ONLY_COMPRESSED)
        return super().structure(index - self.dropped) | {"kind": self.kinds[index]}

    def column(self, index, column):
        return super().column(index - self.dropped, column)

    def form(self, index, column):
        return super().form(index - self.dropped, column)
