# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Has other tools write random images, and fits-io and every other tool read them: integration-tests/image-gate."""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from comparison import fits_io
from comparison.__main__ import dumps, readers
from comparison.compare import compare_file
from imagegate import truth, writing

DESCRIPTION = """astropy, fitsio, rustfits and fpack write random images, plain and compressed in every way that they know: one for each
seed. fits-io, these tools and funpack read each of them. Pixels that the writer kept must be found again bit for bit; of others at
least one other tool must find what fits-io does, and fits-io must nowhere be the odd one out."""
EPILOG = """Exit code: 0; 1 if fits-io is wrong about an image or nobody confirms what it reads; 2 for a wrong call."""


def arguments():
    parser = argparse.ArgumentParser(prog="image-gate", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the first file (%(default)s)")
    parser.add_argument("--files", type=int, default=200, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the files that fail there")
    parser.add_argument("--shown", type=int, default=20, metavar="N", help="problems shown (%(default)s)")
    parser.add_argument("--verbose", action="store_true", help="name each file, and where the others differ")
    parser.add_argument("--through", metavar="PROGRAM", help="run fits-io's command by this program: for tests")
    parser.set_defaults(seconds=60, memory=4)
    return parser.parse_args()


def main():
    options = arguments()
    try:
        if not shutil.which("fpack") or not shutil.which("funpack"):
            raise FileNotFoundError("no fpack and funpack on the path; Debian has them in libcfitsio-bin")
        all_readers = list(readers(options))
    except (FileNotFoundError, fits_io.NotBuilt) as error:
        print(f"image-gate: {error}", file=sys.stderr)
        return 2
    counts, failed = Counter(), 0
    seeds = range(options.seed, options.seed + options.files)
    try:
        for seed in seeds:
            with tempfile.TemporaryDirectory(prefix="image-gate-") as folder:
                lines = check(seed, Path(folder), all_readers, counts, options)
            failed += bool(lines)
            if lines and failed <= options.shown:
                print(*lines, sep="\n  ", flush=True)
    finally:
        for reader in all_readers:
            reader.close()
    told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
    print(f"{len(seeds)} files (seeds {seeds[0]} to {seeds[-1]}): {told}, {failed} wrong")
    return 1 if failed or not counts["as they were written"] else 0


def check(seed, folder, all_readers, counts, options):
    """What is wrong with the image of a seed, for people: nothing, or what it is, and the problems."""
    file = folder / f"{seed}.fits"
    made, refused = writing.write(seed, file)
    if made is None:
        counts["refused by their writers"] += 1
        if options.verbose:
            print(f"seed {seed}, refused: {refused}")
        return []
    found = dumps(all_readers, file, folder)
    result = compare_file(str(seed), found)
    problems = wrong(made, found, result, counts)
    if options.verbose:
        print(f"seed {seed}, {made.how}", *(f"{d.what}: {d.odd}: {d.answers}" for d in result.findings), sep="\n  ")
    if problems and options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, options.keep)
    return [f"seed {seed}, {made.how}", *problems] if problems else []


def wrong(made, found, result, counts):
    """What is wrong with what fits-io reads."""
    problems = [
        f"{finding.what}, row {finding.row}: " + "; ".join(f"{n}: {a}" for n, a in finding.answers.items())
        for finding in result.blames("fits-io")
        if not finding.what.startswith("keyword")
    ]
    if made.pixels is not None:
        problem = truth.difference(made, found["fits-io"])
        counts["as they were written"] += problem is None
        return problems + ([problem] if problem else [])
    if result.columns["fits-io", "agreed"]:
        counts["as others read them"] += 1
    elif not problems:
        problems.append("nobody confirms it: " + "; ".join(f"{d.what}: {d.answers}" for d in result.findings))
    return problems


if __name__ == "__main__":
    sys.exit(main())
