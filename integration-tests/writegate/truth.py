# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what a reader reads of a file with what was written."""

import re
from collections import Counter
from dataclasses import dataclass

from comparison import cells, keywords

BLOCK_ROWS = 1 << 14


@dataclass(frozen=True)
class Problem:
    """What is wrong with a file as a tool sees it; hdu and column are None where the whole of the file or of the HDU is meant."""

    tool: str
    hdu: int | None
    column: int | None
    what: str


class Checked:
    """The problems of one file, and what was compared: columns and values, by tool."""

    def __init__(self):
        self.problems = []
        self.columns = Counter()
        self.values = Counter()
        self.keywords = Counter()

    def add(self, tool, hdu, column, what):
        self.problems.append(Problem(tool, hdu, column, what))


def compare(tool, truth, dump, checked):
    """Adds what is wrong in the dump that a tool made of a file; truth: the dump of what was written."""
    if dump.problem:
        checked.add(tool, None, None, dump.problem[1])
        return
    if len(dump.hdus) != len(truth.hdus):
        checked.add(tool, None, None, f"{len(dump.hdus)} HDUs of {len(truth.hdus)}")
    for index, (written, read) in enumerate(zip(truth.hdus, dump.hdus)):
        compare_hdu(tool, index, written, read, checked)


def compare_hdu(tool, index, written, read, checked):
    compare_cards(tool, index, written.record["cards"], read.record, checked)
    if read.problem:
        checked.add(tool, index, None, read.problem[1])
        return
    if written.kind == "ZONES":
        return  # nobody asked for it
    for what in ("rows", "shape"):
        if what in read.record and what in written.record and read.record[what] != written.record[what]:
            checked.add(tool, index, None, f"{what}: {read.record[what]}, written {written.record[what]}")
            return
    if len(read.columns) != len(written.columns):
        checked.add(tool, index, None, f"{len(read.columns)} columns of {len(written.columns)}")
        return
    for column, (mine, theirs) in enumerate(zip(written.columns, read.columns)):
        wrong = wrong_values(tool, mine, theirs, written, checked)
        checked.columns[tool] += 1
        if wrong:
            checked.add(tool, index, column, wrong)


def compare_cards(tool, index, written, record, checked):
    """Every card that was asked for is there."""
    if "cards" not in record:
        checked.add(tool, index, None, f"the header: {record.get('cards_error', 'no cards')}")
        return
    read = keywords.by_keyword(record["cards"])
    for key, values in keywords.by_keyword(written).items():
        if not keywords.can_say(record, key, len(values) > 1):
            continue
        checked.keywords[tool] += len(values)
        if read.get(key) != values:
            checked.add(tool, index, None, f"keyword {key}: {keywords.shown(read.get(key))}, written {keywords.shown(values)}")


def wrong_values(tool, written, read, hdu, checked):
    """What is wrong with the cells of a column, or None."""
    rows = hdu.record["rows"]
    if read.problem:
        return read.problem[1]
    if read.about["name"].rstrip() != written.about["name"]:
        return f"is named {read.about['name']!r}"
    if read.rows != rows:
        return f"{read.rows} rows of {rows}"
    rules = rules_of(written.about, hdu.kind, exact=tool.startswith("fits-io"))
    for first in range(0, rows, BLOCK_ROWS):
        last = min(rows, first + BLOCK_ROWS)
        mine, theirs = written.slice(first, last), read.slice(first, last)
        same = cells.same_rows(mine, theirs, rules)
        checked.values[tool] += int(mine.counts.sum())
        if not same.all():
            row = int((~same).nonzero()[0][0])
            many = f" and {int((~same).sum()) - 1} more rows" if (~same).sum() > 1 else ""
            return f"row {first + row}{many}: {theirs.cell(row)}, written {mine.cell(row)}"
    return None


def rules_of(about, kind, exact):
    """How cells of a column compare; exact: the reader says null, and reads decimal text to the last digit."""
    form = re.fullmatch(r"\d*[PQ]?([A-Z]).*", about["form"])[1]
    scale, zero = about.get("scale", 1), about.get("zero", 0)
    ascii_table = kind == "TABLE"
    numbers, texts = (), ()
    if "null" in about and ascii_table:
        texts = (about["null"].strip(),)
    elif "null" in about:
        stored = about["null"]
        whole = stored + int(zero) if scale == 1 and zero == int(zero) else stored * scale + zero
        numbers = (whole, float(stored) * float(scale) + float(zero))
    return cells.Rules(numbers, texts, form == "L", (scale, zero) != (1, 0), ascii_table and not exact)
