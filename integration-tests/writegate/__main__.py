# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Has fits-io write random tables, and every other tool read them: integration-tests/write-gate."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

import astropy
import fitsio
import rustfits

from comparison import fits_io
from comparison.process import Reader
from writegate import gate, given, programs, writer
from writegate.known import WAIVERS
from writegate.result import Result
from writegate.waivers import Waived

DESCRIPTION = """fits-io writes random tables, plain, as text, and compressed: one file for each seed. fits-io, rustfits, astropy,
fitsio and fitsverify check each of them against the values that were handed in; compressed ones also after funpack restored them, and their
headers against fpack's of the same tables. Known bugs of the other tools are named with the version that has them."""
EPILOG = """Exit code: 0; 1 if anything is wrong that is not known, or if what is known is no longer so; 2 for a wrong call."""
HERE = Path(__file__).resolve().parent
SECONDS = 60
MEMORY = 4 << 30


def arguments():
    parser = argparse.ArgumentParser(prog="write-gate", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the first file (%(default)s)")
    parser.add_argument("--files", type=int, default=300, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--given", type=Path, metavar="DIR", help="check what others wrote: folders with written.fits and truth.dump")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the files of the seeds that fail there")
    parser.add_argument("--shown", type=int, default=20, metavar="N", help="problems shown (%(default)s)")
    parser.add_argument("--through", metavar="PROGRAM", help="run fits-io's command that reads by this program: for tests")
    return parser.parse_args()


def versions():
    cfitsio = fitsio.cfitsio_version(asfloat=False)
    known = {"astropy": astropy.__version__, "fitsio": f"{fitsio.__version__}/{cfitsio}", "rustfits": rustfits.__version__}
    return known | programs.versions()


def readers(options):
    """By name."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parent), "OPENBLAS_NUM_THREADS": "1"}
    through = [options.through] if options.through else []
    found = {"fits-io": Reader("fits-io", through + fits_io.command(), SECONDS)}
    for name, peer in (("rustfits", "rustfits"), ("astropy", "astropy_checked"), ("fitsio", "fitsio")):
        command = [sys.executable, "-m", "comparison.server", peer, str(SECONDS), str(MEMORY)]
        found[name] = Reader(name, command, SECONDS, environment)
    return found


def cases(options, folder, writing):
    """The cases, one after the other; the next one is written while one is checked."""
    made = [writer.Case(0, folder / name) for name in ("even", "odd")]
    for case in made:
        case.folder.mkdir()
    last = options.seed + options.files

    def ask(seed):
        case = writer.Case(seed, made[seed % 2].folder)
        case.empty()
        writing.ask(seed, case.folder)
        return case

    case = ask(options.seed)
    for seed in range(options.seed, last):
        case.read(writing.answer())
        following = ask(seed + 1) if seed + 1 < last else None
        yield case
        case = following


def keep(case, into):
    target = into / str(case.seed)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(case.folder, target)


def main():
    options = arguments()
    absent = programs.missing()
    try:
        if absent:
            raise FileNotFoundError(f"not on the path: {', '.join(absent)}; Debian has them in libcfitsio-bin and fitsverify")
        all_readers = readers(options)
        writing = None if options.given else writer.process()
    except (FileNotFoundError, fits_io.NotBuilt) as error:
        print(f"write-gate: {error}", file=sys.stderr)
        return 2
    there = versions()
    result = Result(Waived(WAIVERS, there))
    print(", ".join(f"{tool} {version}" for tool, version in there.items()))
    try:
        with tempfile.TemporaryDirectory(prefix="write-gate-") as folder, gate.pool() as pool:
            for case in given.cases(options.given) if options.given else cases(options, Path(folder), writing):
                wrong = result.add(case, gate.check(case, all_readers, pool))
                for line in wrong[: max(0, options.shown - result.shown)]:
                    print(line, flush=True)
                    result.shown += 1
                if wrong and options.keep:
                    keep(case, options.keep)
    finally:
        for reader in [*all_readers.values(), *([writing] if writing else [])]:
            reader.close()
    result.summary("given" if options.given else f"seeds {options.seed} to {options.seed + result.files - 1}", bool(options.given))
    return 1 if result.failed(bool(options.given)) or not result.files else 0


if __name__ == "__main__":
    sys.exit(main())
