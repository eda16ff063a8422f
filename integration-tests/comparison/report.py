# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Shows what was found."""

import sys
from collections import Counter

from comparison.findings import STATES


class Report:
    """Prints a line for each file, its differences below it, and at the end a table; keeps all for the JSON report."""

    def __init__(self, readers, shown, out=sys.stdout):
        self.readers = readers
        self.shown = shown
        self.out = out
        self.results = []

    def add(self, result):
        self.results.append(result)
        compared = f"{result.compared['columns']} columns, {result.compared['keywords']} keywords"
        if not result.findings:
            print(f"{result.file}: agreed ({compared})", file=self.out)
            return
        print(f"{result.file}: {len(result.findings)} differences ({compared})", file=self.out)
        ordered = sorted(result.findings, key=lambda finding: self.readers[0] not in finding.odd)
        for finding in ordered[: self.shown]:
            self.difference(finding)
        if len(ordered) > self.shown:
            print(f"  ... and {len(ordered) - self.shown} more", file=self.out)
        self.out.flush()

    def difference(self, finding):
        place = finding.what if finding.hdu is None else f"HDU {finding.hdu}, {finding.what}"
        if finding.row is not None:
            place += f", row {finding.row}" + (f" (and {finding.rows - 1} more)" if finding.rows > 1 else "")
        if finding.columns > 1:
            place += f" (and {finding.columns - 1} more columns)"
        odd = "odd one out: " + ", ".join(finding.odd) if finding.odd else "no majority"
        print(f"  {place}: {odd}", file=self.out)
        for name, answer in finding.answers.items():
            print(f"    {'*' if name in finding.odd else ' '} {name:9} {answer}", file=self.out)

    def totals(self, kind):
        counts = Counter()
        for result in self.results:
            counts.update(getattr(result, kind))
        return counts

    def summary(self):
        for kind in ("columns", "keywords"):
            counts = self.totals(kind)
            total = sum(result.compared[kind] for result in self.results)
            print(f"\n{len(self.results)} files, {total} {kind}", file=self.out)
            print(f"{'':9}" + "".join(f"{state:>12}" for state in STATES), file=self.out)
            for name in self.readers:
                print(f"{name:9}" + "".join(f"{counts[name, state]:12}" for state in STATES), file=self.out)

    def blamed(self):
        """Differences in which the first reader is the odd one out."""
        return [finding for result in self.results for finding in result.blames(self.readers[0])]

    def as_json(self):
        files = [
            {"file": result.file, "compared": dict(result.compared), "differences": [vars(f) for f in result.findings]}
            for result in self.results
        ]
        tables = {
            kind: {name: {s: counts[name, s] for s in STATES} for name in self.readers}
            for kind, counts in ((kind, self.totals(kind)) for kind in ("columns", "keywords"))
        }
        return {"files": files, "odd": len(self.blamed())} | tables
