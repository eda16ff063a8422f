# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Has every tool check a case."""

from concurrent.futures import ThreadPoolExecutor

from comparison.reading import Dump
from writegate import headers, programs
from writegate.truth import Checked, compare

# Tools that read compressed tables as they are, and what they are called where they read what funpack made of them.
DIRECT = ("fits-io", "rustfits")
RESTORED = ("fits-io", "rustfits", "astropy", "fitsio")


def check(case, readers, pool):
    """Checked. readers: by name."""
    checked = Checked()
    if case.ending != "done" or case.truth is None or case.truth.problem:
        checked.add("writer", None, None, case.ending if case.ending != "done" else case.truth.problem[1])
        return checked
    checks = [pool.submit(verified, "fitsverify", case.file)]
    files = {name: case.file for name in RESTORED}
    if case.compressed():
        if case.plain.exists():
            checks.append(pool.submit(fpacked, case))
        files = {name: case.file for name in DIRECT}
        failure = programs.funpack(case.file, case.restored)
        checked.columns["funpack"] += sum(len(hdu.columns) for hdu in case.truth.hdus if hdu.kind == "ZTABLE")
        if failure:
            checked.add("funpack", None, None, failure)
        if case.restored.exists():
            files |= {f"{name}:restored": case.restored for name in RESTORED}
            checks.append(pool.submit(verified, "fitsverify:restored", case.restored))
    for tool, dump in dumps(files, readers, case.folder):
        compare(tool, case.truth, dump, checked)
    for finished in checks:
        tool, count, found = finished.result()
        checked.columns[tool] += count
        for hdu, what in found:
            checked.add(tool, hdu, None, what)
    return checked


def dumps(files, readers, folder):
    """(tool, what it reads) of each; a reader that has two files reads one after the other."""
    left = dict(files)
    while left:
        asked = {}
        for tool in list(left):
            name = tool.split(":")[0]
            if name not in asked:
                into = folder / f"{tool.replace(':', '-')}.dump"
                into.touch()
                readers[name].ask(left.pop(tool), into)
                asked[name] = tool, into
        for name, (tool, into) in asked.items():
            ending = readers[name].answer()
            yield tool, Dump(into, ending)


def verified(tool, file):
    return tool, 1, programs.fitsverify(file)


def fpacked(case):
    """Headers against fpack's, made of the same tables."""
    failure = programs.fpack(case.plain, case.fpacked)
    if failure:
        return "fpack", 0, [(None, failure)]
    count, found = headers.compare(case.file, case.fpacked, case.truth)
    return "fpack", count, found


def pool():
    return ThreadPoolExecutor(2)
