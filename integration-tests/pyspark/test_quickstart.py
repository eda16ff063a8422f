# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""./quickstart as a user calls it, after the build."""

import shutil
import subprocess

import pytest

from conftest import ROOT, SAMPLE

NOISE = ("WARN", "ERROR", "INFO", "Exception", "log4j", "\tat ")


def quickstart(*arguments, cwd=ROOT):
    return subprocess.run([ROOT / "quickstart", *arguments], cwd=cwd, capture_output=True, text=True, timeout=900)


@pytest.fixture(scope="module", autouse=True)
def built():
    assert quickstart(SAMPLE, "SELECT 1").returncode == 0


def test_without_arguments_it_shows_the_sample():
    done = quickstart()
    assert done.returncode == 0, done.stderr
    assert not [word for word in NOISE if word in done.stdout + done.stderr]
    assert "Building" not in done.stderr
    assert "1    table    OBJECTS      4,000 rows, 14 columns" in done.stdout
    assert "OBJECTS (HDU 1), in SQL: objects, also as catalog" in done.stdout
    assert "|GALAXY|" in done.stdout


def test_a_query_from_another_folder(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "my stars.fits")
    done = quickstart("my stars.fits", "SELECT max(size(mjd)) AS epochs FROM lightcurves", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "|epochs|" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my stars.fits"]


@pytest.mark.parametrize(
    "arguments, code, message",
    [
        (["/no/such.fits"], 1, "no such file: /no/such.fits"),
        (["/tmp"], 1, "not a file: /tmp"),
        ([str(ROOT / "pom.xml")], 1, "pom.xml"),
        ([str(SAMPLE), "SELEC 1"], 1, "SELEC"),
        ([str(SAMPLE), "SELECT nothing FROM objects"], 1, "`nothing`"),
        ([str(SAMPLE), "SELECT", "1"], 2, "too many arguments"),
        (["--wrong"], 2, "usage: ./quickstart"),
    ],
)
def test_a_mistake_is_told_in_one_message(arguments, code, message):
    done = quickstart(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "\tat " not in done.stderr + done.stdout


def test_help():
    done = quickstart("--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: ./quickstart [FILE.fits [SQL]]")
