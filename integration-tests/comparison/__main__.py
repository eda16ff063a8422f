# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Compares fits-io with other readers: integration-tests/compare."""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from comparison import fits_io
from comparison.compare import compare_file
from comparison.process import Reader
from comparison.reading import Dump
from comparison.report import Report

SUFFIX = re.compile(r"\.(fits|fit|fts)(\.gz|\.fz)?$", re.IGNORECASE)
PEERS = ("astropy", "fitsio", "rustfits")
DESCRIPTION = """Compares what fits-io reads of FITS files with what astropy, fitsio and rustfits read: the columns of tables value
by value, images pixel by pixel, headers card by card. What funpack makes of compressed tables and images is compared, too, if it is
on the path.
Exit code: 0; 1 if fits-io is the odd one out anywhere; 2 for a wrong call."""
HERE = Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(prog="compare", description=DESCRIPTION)
    parser.add_argument("paths", nargs="+", metavar="DIR|FILE", help="FITS files, or folders to look for them in")
    parser.add_argument("--json", metavar="FILE", help="write all that was found there, too")
    parser.add_argument("--shown", type=int, default=20, metavar="N", help="differences shown of a file (%(default)s)")
    parser.add_argument("--seconds", type=int, default=300, metavar="N", help="of a reader for a file (%(default)s)")
    parser.add_argument("--memory", type=int, default=6, metavar="GIB", help="of each of the other readers (%(default)s)")
    parser.add_argument("--through", metavar="PROGRAM", help="run fits-io's command by this program: for tests")
    return parser.parse_args()


def files(paths):
    """FITS files with the names that they are shown by."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from ((file, str(file)) for file in sorted(path.rglob("*")) if SUFFIX.search(file.name) and file.is_file())
        elif path.is_file():
            yield path, str(path)
        else:
            raise FileNotFoundError(f"no such file or folder: {path}")


def readers(options):
    """fits-io first."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parent), "OPENBLAS_NUM_THREADS": "1"}
    through = [options.through] if options.through else []
    yield Reader("fits-io", through + fits_io.command(), options.seconds)
    for name in PEERS + (("funpack",) if shutil.which("funpack") else ()):
        limits = [str(options.seconds), str(options.memory << 30)]
        yield Reader(name, [sys.executable, "-m", "comparison.server", name, *limits], options.seconds, environment)


def dumps(all_readers, file, folder):
    """What each reader reads of a file, all of them at the same time."""
    paths = {reader.name: folder / f"{reader.name}.dump" for reader in all_readers}
    for reader in all_readers:
        paths[reader.name].unlink(missing_ok=True)  # not cut short: the one before may still be mapped
        paths[reader.name].touch()
        reader.ask(file.resolve(), paths[reader.name])
    return {reader.name: Dump(paths[reader.name], reader.answer()) for reader in all_readers}


def main():
    options = arguments()
    try:
        chosen = list(files(options.paths))
        if not chosen:
            raise FileNotFoundError("no FITS files there")
        all_readers = list(readers(options))
    except (FileNotFoundError, fits_io.NotBuilt) as error:
        print(f"compare: {error}", file=sys.stderr)
        return 2
    report = Report([reader.name for reader in all_readers], options.shown)
    try:
        with tempfile.TemporaryDirectory(prefix="compare-") as folder:
            for file, name in chosen:
                report.add(compare_file(name, dumps(all_readers, file, Path(folder))))
    finally:
        for reader in all_readers:
            reader.close()
    report.summary()
    if options.json:
        Path(options.json).write_text(json.dumps(report.as_json()))
    return 1 if report.blamed() else 0


if __name__ == "__main__":
    sys.exit(main())
