# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The programs of cfitsio: funpack, fpack and fitsverify."""

import math
import os
import re
import shutil
import signal
import subprocess

SECONDS = 120
BLOCK = 2880
NAMES = ("funpack", "fpack", "fitsverify")
SUMMARY = re.compile(r"Verification found (\d+) warning\(s\) and (\d+) error\(s\)")


def missing():
    return [name for name in NAMES if shutil.which(name) is None]


def run(*command, seconds=SECONDS):
    """(how it failed, or None; what it said)."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=seconds)
    except subprocess.TimeoutExpired:
        return f"no end after {seconds} s", ""
    said = done.stdout + done.stderr
    if done.returncode < 0:
        return f"crash: {signal.Signals(-done.returncode).name}", said
    return (f"exit code {done.returncode}: {' '.join(said.split())[:160]}" if done.returncode else None), said


def made(output, *command, seconds=SECONDS):
    """Why a program did not make a file, or None."""
    output.unlink(missing_ok=True)
    failure, said = run(*command, seconds=seconds)
    if failure is None and not output.exists():
        return f"made no file: {' '.join(said.split())[:160]}"
    return failure


def funpack(file, into, seconds=SECONDS):
    """What goes wrong; all the same, the file may be there then."""
    failure = made(into, "funpack", "-C", "-O", str(into), str(file), seconds=seconds)
    if failure is None and (extra := into.stat().st_size - end_of_hdus(into)) > 0:
        os.truncate(into, into.stat().st_size - extra)
        return f"leaves {extra} bytes behind the last HDU"
    return failure


def end_of_hdus(path):
    """Where the last HDU of a file ends, by its header."""
    with open(path, "rb") as file:
        size, at = file.seek(0, 2), 0
        while at < size:
            file.seek(at)
            header = {}
            while not (card := file.read(80).decode("latin-1")).startswith("END     "):
                if len(card) < 80 or not card.isprintable():
                    return at  # no HDU
                header.setdefault(card[:8].rstrip(), card[10:].split("/")[0].strip())
            axes = [int(header[f"NAXIS{n + 1}"]) for n in range(int(header["NAXIS"]))]
            data = abs(int(header["BITPIX"])) // 8 * (math.prod(axes) if axes else 0) + int(header.get("PCOUNT", 0))
            at = -(-file.tell() // BLOCK) * BLOCK + -(-data // BLOCK) * BLOCK
    return at


def fpack(file, into):
    return made(into, "fpack", "-table", "-O", str(into), str(file))


def fitsverify(file, seconds=SECONDS):
    """(HDU or None, complaint) of each error and warning."""
    failure, said = run("fitsverify", str(file), seconds=seconds)
    summary = SUMMARY.search(said)
    if summary is None:
        return [(None, failure or "said nothing")]
    found, hdu = [], None
    for line in said.splitlines():
        if begin := re.match(r"=+ HDU (\d+):", line):
            hdu = int(begin[1]) - 1
        elif re.match(r"\*\*\* (Warning|Error)", line):
            found.append((hdu, " ".join(line.strip("* ").split())))
        elif found and re.match(r" {6,}\S", line):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    if not found and (int(summary[1]) or int(summary[2])):
        found.append((None, summary[0]))
    return found


def versions():
    """What each program calls itself: cfitsio's version, and that of fitsverify."""
    pack = re.search(r"CFITSIO version (\S+)", run("funpack", "-V")[1])
    verify = re.search(r"fitsverify (\d\S*)", run("fitsverify", "none.fits")[1])
    return {"funpack": pack[1] if pack else "unknown", "fitsverify": verify[1] if verify else "unknown"}
