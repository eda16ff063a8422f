# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""fits-io reads the corpus as other readers do, or as most of them; and the comparison sees it if it does not."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

CORPUS = ROOT / "fits-io" / "src" / "test" / "resources" / "corpus"

# Where fits-io is outvoted, and why it stays so.
KNOWN = {
    ("headers/commentary.fits", 0, "keyword COMMENT="): "no reader is right or wrong: = is no letter of a keyword",
}

# What the comparison must find of the others: file, column, who.
OTHERS = {
    ("tables/scaled.fits", "column 2 'B_SCAL'", "fitsio"),
    ("tables/tdim_bits.fits", "column 2 'I'", "astropy"),
    ("tables/unsigned_spelled.fits", "column 4 'J_EXP'", "rustfits"),
    ("tables/vla_bits.fits", "the HDU", "astropy"),
    ("ascii/integers.fits", "column 8 'I19'", "fitsio"),
    ("tables/two_members.fits.gz", "number of HDUs", "fitsio"),
    ("images/scaled.fits", "column 1 'pixels'", "fitsio"),
    ("images/blank.fits", "column 1 'pixels'", "astropy"),
    ("zimages/handmade_float_zblank_keyword.fits", "column 1 'pixels'", "rustfits"),
    ("zimages/fitsio_gzip1_f4_lossless.fits", "column 1 'pixels'", "funpack"),
}


def compare(folder, *arguments):
    """The exit code and the report of the script."""
    report = folder / "report.json"
    done = subprocess.run(
        [ROOT / "integration-tests" / "compare", "--json", report, *arguments], capture_output=True, text=True, timeout=300
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.returncode, json.loads(report.read_text()), done.stdout


def differences(report):
    return [(str(f["file"]), d) for f in report["files"] for d in f["differences"]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folders = [CORPUS / name for name in ("tables", "ztables", "ascii", "headers", "images", "zimages")]
    return compare(tmp_path_factory.mktemp("corpus"), *folders)


def relative(file):
    return Path(file).relative_to(CORPUS).as_posix()


def test_fits_io_is_outvoted_only_where_that_is_known(corpus):
    code, report, _ = corpus
    outvoted = {(relative(file), d["hdu"], d["what"]) for file, d in differences(report) if "fits-io" in d["odd"]}
    assert outvoted == set(KNOWN)
    assert code == 1
    fits_io = report["columns"]["fits-io"]
    assert fits_io["agreed"] >= 1858 and fits_io["errors"] == fits_io["alone"] == 0, fits_io
    assert report["keywords"]["fits-io"]["agreed"] >= 16_000


def test_the_others_are_found_out_where_they_are_wrong(corpus):
    found = {(relative(file), d["what"], who) for file, d in differences(corpus[1]) for who in d["odd"]}
    assert found >= OTHERS


def test_nothing_to_compare_is_an_error(tmp_path):
    for path, message in ((tmp_path, "no FITS files there"), (tmp_path / "none", f"no such file or folder: {tmp_path / 'none'}")):
        done = subprocess.run([ROOT / "integration-tests" / "compare", path], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (2, f"compare: {message}\n")


def test_a_file_that_nobody_reads_is_no_difference(tmp_path):
    (tmp_path / "text.fits").write_text("no FITS")
    code, report, _ = compare(tmp_path, tmp_path / "text.fits")
    assert (code, differences(report), report["columns"]["fits-io"]["agreed"]) == (0, [], 0)


FALSIFIED = {
    "last_bit": "column 8 's_d'",
    "integer": "column 6 's_k'",
    "string": "column 25 's_a'",
    "null_as_value": "column 1 'B1'",
    "value_as_null": "column 1 'B1'",
    "row_twice": "column 6 's_k'",
    "rows_missing": "column 1 's_l'",
    "keyword": "keyword BITPIX",
    "hdu_missing": "number of HDUs",
    "crash": "the file",
}


@pytest.fixture(scope="module")
def falsified(tmp_path_factory):
    """Copies of one file whose dumps are falsified as their names say; the last one is not."""
    folder = tmp_path_factory.mktemp("falsified")
    for name in [*FALSIFIED, "truth"]:
        source = "tnull.fits" if "null" in name else "all_types.fits"
        shutil.copy(CORPUS / "tables" / source, folder / f"{name}.fits")
    code, report, shown = compare(folder, "--through", Path(__file__).with_name("falsify.py"), folder)
    assert code == 1
    return {Path(f["file"]).stem: f["differences"] for f in report["files"]}, shown


@pytest.mark.parametrize("how", FALSIFIED)
def test_a_falsified_dump_is_the_odd_one_out(falsified, how):
    found = [(d["what"], d["odd"]) for d in falsified[0][how]]
    assert (FALSIFIED[how], ["fits-io"]) in found, found


def test_a_true_dump_is_not(falsified):
    assert falsified[0]["truth"] == []
    assert "truth.fits: agreed (" in falsified[1]
