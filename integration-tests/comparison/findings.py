# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What a comparison finds, and the counts for each reader."""

from collections import Counter
from dataclasses import dataclass, replace

STATES = ("agreed", "alone", "split", "errors", "cannot", "unconfirmed")


@dataclass(frozen=True)
class Finding:
    """A difference. hdu, row: None where the file or the cells as a whole are meant; rows: how many cells differ so;
    columns: how many columns fail alike, the first of which is named.

    odd: the readers against the majority; empty if there is none. answers: what each reader says, for people.
    """

    file: str
    hdu: int | None
    what: str
    row: int | None
    rows: int
    odd: tuple
    answers: dict
    columns: int = 1


class FileResult:
    """What was found in one file. Counts: of columns and keywords, by reader and state."""

    def __init__(self, file):
        self.file = file
        self.findings = []
        self.columns = Counter()
        self.keywords = Counter()
        self.compared = Counter()
        self.failures = {}  # of columns, by all but their titles: the index of the finding

    def add(self, hdu, what, odd, answers, row=None, rows=1):
        if row is None and what.startswith("column "):
            same = (hdu, tuple(odd), tuple(answers.items()))
            known = self.failures.setdefault(same, len(self.findings))
            if known < len(self.findings):
                first = self.findings[known]
                self.findings[known] = replace(first, columns=first.columns + 1)
                return
        self.findings.append(Finding(self.file, hdu, what, row, rows, tuple(odd), dict(answers)))

    def blames(self, reader):
        return [finding for finding in self.findings if reader in finding.odd]
