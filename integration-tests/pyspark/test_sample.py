# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The sample catalogue is what its recipe makes, and standard FITS."""

import shutil
import subprocess
import sys

import pytest

from conftest import ROOT, SAMPLE


def test_the_recipe_makes_the_same_bytes(tmp_path):
    made = tmp_path / "tarn.fits"
    subprocess.run([sys.executable, ROOT / "examples" / "data" / "make_tarn.py", made], check=True)
    assert made.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.skipif(shutil.which("fitsverify") is None, reason="fitsverify (Debian package of that name) is not installed")
def test_fitsverify_finds_nothing():
    done = subprocess.run(["fitsverify", SAMPLE], capture_output=True, text=True)
    assert "Verification found 0 warning(s) and 0 error(s)." in done.stdout, done.stdout
