# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""fits-io reads random images that other tools write; and the gate sees it if it does not."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

FILES = 100


def gate(*arguments, falsified=None):
    """The exit code and what was said."""
    command = [ROOT / "integration-tests" / "image-gate", *map(str, arguments)]
    environment = os.environ | ({"FALSIFY": falsified} if falsified else {})
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
    return done.returncode, done.stdout + done.stderr


def test_random_images_of_other_tools_are_read_as_they_were_written():
    code, said = gate("--seed", 1, "--files", FILES)
    print(said)
    assert code == 0, said
    counts = {what: int(count) for count, what in re.findall(r"(\d+) ([a-z][a-z ]*)", said.splitlines()[-1])}
    assert counts["as they were written"] > 0.4 * FILES
    assert counts["as others read them"] > 0.2 * FILES
    assert counts["wrong"] == 0


@pytest.mark.parametrize("how", ["pixel", "crash"])
def test_the_gate_sees_pixels_that_are_not_as_they_were(how):
    code, said = gate("--seed", 1, "--files", 8, "--through", Path(__file__).with_name("falsify.py"), falsified=how)
    assert code == 1
    assert re.search(r"^seed \d+, ", said, re.M), said
