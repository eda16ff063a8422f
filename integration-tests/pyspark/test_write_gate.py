# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What fits-io writes is read by every tool as it was meant; and the gate sees it if it is not."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

FILES = 200


def gate(*arguments, falsified=None):
    """The exit code and what was said."""
    command = [ROOT / "integration-tests" / "write-gate", *map(str, arguments)]
    environment = os.environ | ({"FALSIFY": falsified} if falsified else {})
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
    return done.returncode, done.stdout + done.stderr


def counts(said):
    """{tool: {head: number}} of the table."""
    lines = said.splitlines()
    begin = next(i for i, line in enumerate(lines) if line.split()[:2] == ["columns", "values"])
    heads = lines[begin].split()
    rows = [line.split() for line in lines[begin + 1 :] if re.match(r"\S+( +\d+)+$", line)]
    return {row[0]: dict(zip(heads, map(int, row[1:]))) for row in rows}


def test_every_tool_reads_what_fits_io_writes():
    code, said = gate("--seed", 1, "--files", FILES)
    print(said)
    assert code == 0, said
    found = counts(said)
    kinds = rf"\d+ BINTABLE, {FILES} PRIMARY, \d+ TABLE, \d+ ZONES, \d+ ZTABLE"
    assert re.search(rf"^{FILES} files \(seeds 1 to {FILES}\): {kinds}$", said, re.M)
    for tool in ("fits-io", "rustfits", "astropy", "fitsio", "astropy:restored", "fitsio:restored", "rustfits:restored"):
        assert found[tool]["values"] > 100_000, tool
    assert found["fpack"]["columns"] >= 30
    assert sum(row["wrong"] for row in found.values()) == 0


@pytest.mark.parametrize("how", ["last_bit", "string", "null_as_value", "extname", "crash"])
def test_the_gate_sees_what_is_not_as_it_was_written(how):
    falsify = Path(__file__).with_name("falsify.py")
    code, said = gate("--seed", 1, "--files", 12, "--through", falsify, falsified=how)
    assert code == 1
    assert re.search(r"^seed \d+, fits-io(:restored)?[,:]", said, re.M), said
