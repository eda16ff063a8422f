# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Known bugs of the other tools: by tool, version and column, with the reason. The other tools still check the same file.

A waiver that applies to some columns of a run, while its tool was right about all of them, is stale: an error like any other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiver:
    """tool: its name, also of what it reads after funpack; version: how the version begins; applies: to (HDU, column) as they were
    written; what: a pattern of what the tool does wrong; reach: what else a column takes with it, "column" for nothing, the whole "hdu",
    or the "file"; files: how many random ones show whether it is needed.
    """

    tool: str
    version: str
    reason: str
    applies: Callable
    what: str
    reach: str = "column"
    files: int = 200


class Form:
    """A column's format, taken apart: descriptor P, Q or '', element code, repeat."""

    def __init__(self, about):
        match = re.fullmatch(r"(\d*)([PQ]?)([A-Z]).*", about["form"])
        self.repeat = int(match[1] or 1)
        self.descriptor, self.code = match[2], match[3]


def forms(codes, descriptor=None):
    """A condition: element codes, and whether the column is variable, if that matters."""

    def applies(hdu, column):
        form = Form(column)
        return form.code in codes and (descriptor is None or bool(form.descriptor) == descriptor)

    return applies


class Waived:
    """The waivers of the versions that are there, and what became of them in a run."""

    def __init__(self, waivers, versions):
        self.known = [waiver for waiver in waivers if versions.get(family(waiver.tool), "").startswith(waiver.version)]
        self.applied = dict.fromkeys(self.known, 0)
        self.needed = dict.fromkeys(self.known, 0)

    def see(self, truth):
        """Counts the columns of a file to which each waiver applies."""
        for waiver in self.known:
            self.applied[waiver] += sum(waiver.applies(hdu, column.about) for hdu in truth.hdus for column in hdu.columns)

    def excuse(self, problem, truth):
        """The waiver that covers a problem, or None."""
        for waiver in self.known:
            if waiver.tool != problem.tool and waiver.tool != family(problem.tool) or not re.search(waiver.what, problem.what):
                continue
            if any(waiver.applies(hdu, column.about) for hdu, column in places(problem, truth, waiver.reach)):
                self.needed[waiver] += 1
                return waiver
        return None

    def stale(self, files):
        """Those that were not needed in so many files, though they applied."""
        return [w for w in self.known if files >= w.files and self.applied[w] and not self.needed[w]]


def family(tool):
    """The program behind the name of a tool, which may say what file it reads."""
    return re.match(r"[\w-]*", tool)[0]


def places(problem, truth, reach):
    """(HDU, column) that may be the reason of a problem."""
    for index, hdu in enumerate(truth.hdus):
        if reach != "file" and index != problem.hdu:
            continue
        for number, column in enumerate(hdu.columns):
            if reach != "column" or number == problem.column:
                yield hdu, column
