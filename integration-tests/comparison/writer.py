# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Writes dumps as fits-io's own command does: lines of JSON, each followed by the arrays that it lists."""

import json


class DumpWriter:
    def __init__(self, file):
        self.file = file

    def write(self, record, arrays=()):
        """A record; arrays are (name, array) with little-endian elements. It is in the file when this returns."""
        if arrays:
            record = record | {"arrays": [[name, array.dtype.str, array.nbytes] for name, array in arrays]}
        line = json.dumps(record).encode()
        self.file.write(line + b" " * (-(len(line) + 1) % 8) + b"\n")
        for _, array in arrays:
            self.file.write(array.tobytes())
        self.file.write(bytes(-sum(array.nbytes for _, array in arrays) % 8))
        self.file.flush()
