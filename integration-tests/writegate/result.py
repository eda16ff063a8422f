# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""What became of all cases."""

import sys
from collections import Counter


class Result:
    """Counts by tool: columns and values compared, problems, those of them that are known; and what kinds of tables there were."""

    def __init__(self, waived, out=sys.stdout):
        self.waived = waived
        self.out = out
        self.files = self.shown = 0
        self.kinds = Counter()
        self.columns = Counter()
        self.values = Counter()
        self.keywords = Counter()
        self.known = Counter()
        self.wrong = Counter()

    def add(self, case, checked):
        """A line for each problem that is not known."""
        self.files += 1
        if case.truth is not None:
            self.waived.see(case.truth)
            self.kinds.update(hdu.kind for hdu in case.truth.hdus)
        for counts, more in ((self.columns, checked.columns), (self.values, checked.values), (self.keywords, checked.keywords)):
            counts.update(more)
        lines = []
        for problem in checked.problems:
            if case.truth is not None and self.waived.excuse(problem, case.truth):
                self.known[problem.tool] += 1
            else:
                self.wrong[problem.tool] += 1
                lines.append(f"seed {case.seed}, {problem.tool}{place(problem, case.truth)}: {problem.what}")
        return lines

    def stale(self, given=False):
        """Waivers that nothing needed; what others wrote need not need any."""
        return [] if given else self.waived.stale(self.files)

    def failed(self, given=False):
        return bool(self.wrong or self.stale(given))

    def summary(self, which, given=False):
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
        print(f"\n{self.files} files ({which}): {kinds}", file=self.out)
        print(f"{'':20}{'columns':>10}{'values':>12}{'keywords':>10}{'known':>8}{'wrong':>8}", file=self.out)
        for tool in sorted(self.columns | self.wrong | self.known):
            numbers = (f"{self.columns[tool]:10}", f"{self.values[tool]:12}", f"{self.keywords[tool]:10}")
            print(f"{tool:20}{''.join(numbers)}{self.known[tool]:8}{self.wrong[tool]:8}", file=self.out)
        for waiver in self.waived.known:
            count = f"{self.waived.needed[waiver]} problems, {self.waived.applied[waiver]} columns"
            print(f"known of {waiver.tool} {waiver.version}: {waiver.reason} ({count})", file=self.out)
        for waiver in self.stale(given):
            print(f"STALE: {waiver.tool} {waiver.version} was right: {waiver.reason}", file=self.out)
        print(f"{sum(self.wrong.values())} problems, {len(self.stale(given))} stale waivers", file=self.out)


def place(problem, truth):
    """Where a problem is, for people."""
    text = "" if problem.hdu is None else f", HDU {problem.hdu}"
    if problem.column is None or truth is None:
        return text
    about = truth.hdus[problem.hdu].columns[problem.column].about
    plain = {"dims": [], "null": None, "scale": 1, "zero": 0, "codec": None}
    more = "".join(f" {key}={about[key]}" for key in plain if about.get(key, plain[key]) != plain[key])
    return f"{text}, column {about['name']!r} {about['form']}{more}"
