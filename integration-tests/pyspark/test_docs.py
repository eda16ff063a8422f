# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Runs every command and snippet of README.md and docs/, and compares the output where the page shows it.

Fenced blocks of `java`, `python`, `sql` and `bash` run in the order of the page, from the root of the repository. A `text` block
right after one is its output, where `...` stands for any text and a line of it for any lines. Other languages are refused: nothing goes untried.
What needs servers is run by test_cluster.py and test_connect.py, from the same pages.
"""

import contextlib
import io
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT, one_jar

GENERATED = ("performance.md",)  # by perf/report, from what it measured
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").glob("**/*.md")) if page.name not in GENERATED),
]
NEEDS = {"s3.md": ("sky",)}  # fixtures
NEEDS_SERVERS = re.compile(r"SparkConnectServer|spark://|sc://")
RUN_BY_CI = ("mvn -B verify",)  # .ci/run does; too long to do twice
REQUIREMENTS = (ROOT / "integration-tests" / "pyspark" / "requirements.txt").read_text().splitlines()


@dataclass
class Block:
    line: int
    language: str
    text: str
    expected: str | None = None


def blocks(page):
    found, current, previous_end = [], None, None
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if current is None and line.startswith("```"):
            current = Block(number, line[3:].strip(), "")
        elif current is not None and line.startswith("```"):
            if current.language == "text" and found and previous_end == found[-1]:
                found[-1].expected = current.text
            elif current.language != "text":
                found.append(current)
            previous_end, current = (found[-1] if found else None), None
        elif current is not None:
            current.text += line + "\n"
        elif line.strip():
            previous_end = None
    assert current is None, "%s:%d: the block does not end" % (page, current.line)
    return found


def run_python(text, spark, names):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, "snippet", "exec"), names)
    return printed.getvalue()


def run_sql(text, spark, names):
    printed = ""
    for statement in filter(str.strip, text.split(";\n")):
        answer = spark.sql(statement.rstrip().rstrip(";"))
        if answer.columns:
            with contextlib.redirect_stdout(io.StringIO()) as out:
                answer.show(truncate=False)
            printed += out.getvalue()
    return printed


def run_bash(text, spark, names):
    commands = []
    for line in text.splitlines():
        if line in RUN_BY_CI:
            assert line in (ROOT / ".ci" / "run").read_text(), ".ci/run does not run: " + line
        elif line.startswith("pip install "):
            for package in line.split()[2:]:
                assert package in REQUIREMENTS, "not what is tested: " + package
        else:
            commands.append(line)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(commands)], cwd=ROOT, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_java(text, spark, names):
    """A whole program; its class path is the one jar."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "Snippet.java"
        source.write_text(text)
        done = subprocess.run(
            ["java", "-cp", str(one_jar()), str(source)], cwd=ROOT, capture_output=True, text=True, timeout=300
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


RUNNERS = {"java": run_java, "python": run_python, "sql": run_sql, "bash": run_bash}


def pattern(expected):
    lines = [line.rstrip() for line in expected.strip("\n").splitlines()]
    exact = (re.escape(line).replace(re.escape("..."), ".*") + "\n" for line in lines)
    return re.compile("".join("(?:.*\n)*?" if line.strip() == "..." else e for line, e in zip(lines, exact)))


def plain(output):
    return "".join(line.rstrip() + "\n" for line in output.strip("\n").splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page, spark, no_views, request):
    for fixture in NEEDS.get(page.name, ()):
        request.getfixturevalue(fixture)
    names = {"spark": spark}
    for block in blocks(page):
        where = "%s:%d" % (page.relative_to(ROOT), block.line)
        assert block.language in RUNNERS, "%s: nothing runs a block of '%s'" % (where, block.language)
        for jar in re.findall(r"[\w./-]+\.jar\b", block.text):
            assert (ROOT / jar).exists(), "%s: %s is not what the build makes" % (where, jar)
        if block.language == "bash" and NEEDS_SERVERS.search(block.text):
            continue
        try:
            output = plain(RUNNERS[block.language](block.text, spark, names))
        except Exception as e:
            pytest.fail("%s: %s" % (where, e))
        if block.expected is not None and not pattern(block.expected).fullmatch(output):
            pytest.fail("%s: the page shows\n%s\nbut the output is\n%s" % (where, block.expected, output))


@pytest.mark.parametrize(
    "page", PAGES + [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: str(page.relative_to(ROOT))
)
def test_links(page):
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(), flags=re.S)
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose):
        if "://" not in link:
            assert (page.parent / link).exists(), "%s links to %s, which is not there" % (page.name, link)
