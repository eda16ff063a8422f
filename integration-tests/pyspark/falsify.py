#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Stands between the comparison and fits-io's dump command, which its arguments are, and falsifies dumps.

The name of the FITS file, without suffix, says how; or FALSIFY does, of all files where that is possible.
"""

import json
import os
import signal
import struct
import subprocess
import sys
from pathlib import Path


def records(dump):
    """[record, {array: bytes}] of a dump."""
    at = 0
    while at < len(dump):
        end = dump.index(b"\n", at)
        record = json.loads(dump[at:end])
        at, arrays = end + 1, {}
        for name, _, size in record.get("arrays", ()):
            arrays[name] = bytearray(dump[at : at + size])
            at += size
        at += -at % 8
        yield record, arrays


def written(pairs):
    dump = bytearray()
    for record, arrays in pairs:
        line = json.dumps(record).encode()
        dump += line + b" " * (-(len(line) + 1) % 8) + b"\n" + b"".join(arrays.values())
        dump += bytes(-len(dump) % 8)
    return dump


def first(pairs, array, kind=None):
    """The position of the first record with such an array."""
    for i, (record, _) in enumerate(pairs):
        if any(name == array and size and kind in (None, dtype) for name, dtype, size in record.get("arrays", ())):
            return i
    raise ValueError(f"no {array} {kind}")


def last_bit(pairs):
    """The least change of one double."""
    values = pairs[first(pairs, "values", "<f8")][1]["values"]
    at = next(at for at in range(0, len(values), 8) if 0 < abs(struct.unpack_from("<d", values, at)[0]) < 1e300)
    values[at] ^= 1


def pixel(pairs):
    pairs[first(pairs, "values")][1]["values"][0] ^= 1


def integer(pairs):
    pairs[first(pairs, "values", "<i8")][1]["values"][-1] ^= 0x40


def string(pairs):
    pairs[first(pairs, "bytes")][1]["bytes"][0] ^= 1


def null_as_value(pairs):
    nulls = pairs[first(pairs, "nulls", "|u1")][1]["nulls"]
    nulls[nulls.index(1)] = 0


def value_as_null(pairs):
    nulls = pairs[first(pairs, "nulls", "|u1")][1]["nulls"]
    nulls[nulls.index(0)] = 1


def rows_missing(pairs):
    del pairs[first(pairs, "values")]


def row_twice(pairs):
    record, arrays = pairs[first(pairs, "values", "<i8")]
    arrays["values"][8:] = arrays["values"][:-8]


def keyword(pairs):
    cards = pairs[1][0]["cards"]
    next(card for card in cards if card[0] == "BITPIX")[2] = "16"


def extname(pairs):
    next(card for record, _ in pairs for card in record.get("cards", ()) if card[0] == "EXTNAME")[2] += "X"


def hdu_missing(pairs):
    pairs[:] = [pair for pair in pairs if pair[0].get("hdu") != 1]


def crash(_pairs):
    os.kill(os.getpid(), signal.SIGSEGV)


def truth(_pairs):
    pass


def falsify(path, pairs):
    how = os.environ.get("FALSIFY")
    if how is None:
        globals()[path.stem](pairs)
        return
    try:
        globals()[how](pairs)
    except (ValueError, StopIteration):
        pass  # nothing of the kind is there


def main():
    with subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as command:
        for line in sys.stdin:
            command.stdin.write(line)
            command.stdin.flush()
            answer = command.stdout.readline()
            path, into = map(Path, line.rstrip("\n").split("\t"))
            pairs = list(records(into.read_bytes()))
            falsify(path, pairs)
            into.write_bytes(written(pairs))
            print(answer, end="", flush=True)
        command.stdin.close()


if __name__ == "__main__":
    main()
