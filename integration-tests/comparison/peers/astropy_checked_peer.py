# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""astropy with all that it can say against a file: sums that are wrong, and what is against the standard."""

import warnings

from astropy.io import fits

from comparison.peers.astropy_peer import Astropy


class AstropyChecked(Astropy):
    def __init__(self, path):
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            self.hdus = fits.open(path, uint=True, character_as_bytes=True, disable_image_compression=True, checksum=True)
            len(self.hdus)  # all of them
            self.hdus.verify("exception")
        if said:
            raise ValueError("; ".join(dict.fromkeys(" ".join(str(warning.message).split()) for warning in said)))
