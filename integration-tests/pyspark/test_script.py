# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""A user's script, run by spark-submit with nothing but --jars."""

import subprocess
import sys
from pathlib import Path

import numpy as np
from astropy.io import fits

from conftest import SAMPLE

SCRIPT = Path(__file__).with_name("colours.py")


def test_spark_submit(jar, tmp_path):
    submit = Path(sys.executable).with_name("spark-submit")
    done = subprocess.run(
        [submit, "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--jars", jar, SCRIPT, SAMPLE],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    table = fits.getdata(SAMPLE, "OBJECTS")
    quasars = table[(table["class"] == "QSO") & table["detected"][:, 0]]
    expected = "%d quasars, median u-g %.2f, %d with a redshift" % (
        len(quasars),
        np.median(quasars["mag"][:, 0] - quasars["mag"][:, 1]),
        np.isfinite(quasars["z"]).sum(),
    )
    assert done.stdout.strip() == expected
