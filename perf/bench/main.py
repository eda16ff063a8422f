# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""perf/run: measures the rows and prints the table."""

import argparse
import datetime
import os
import re
import sys
from pathlib import Path

from bench import data, measure, results, rows, show
from bench.process import WorkerError
from bench.tools import PERF, SPARK_WARM_UP, TOOLS

EPILOG = """Each cell is the median in ms; in brackets how many times as fast as that tool the first one is (median of paired ratios).
A * marks a tool whose times had not become steady within the longest warm-up."""


def arguments(argv):
    parser = argparse.ArgumentParser(prog="perf/run", description=__doc__, epilog=EPILOG)
    parser.add_argument("--rows", metavar="REGEX", default="", help="only rows in whose name this is found")
    parser.add_argument("--tools", metavar="REGEX", default="", help="only tools in whose name this is found")
    parser.add_argument("-n", type=int, default=7, metavar="N", help="least number of measured iterations (default 7, at least 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, one JSON object a line")
    parser.add_argument("--list", action="store_true", help="print the rows and stop")
    options = parser.parse_args(argv)
    if options.n < 5:
        parser.error("-n must be at least 5")
    return options


def missing(row, wanted):
    """The tools of a row that are not measured, and why."""
    reasons = {}
    for tool in row.all_tools():
        if tool not in TOOLS:
            reasons[tool] = "this tool has no worker yet"
        elif tool != row.reference and not re.search(wanted, tool):
            reasons[tool] = "not asked for"
    return reasons


def run_tools(row, tools, paths, rounds):
    """The outcome of some tools of a row, by fresh workers, and what each says about itself. One that fails does not keep the others from running."""
    workers = {tool: TOOLS[tool].start() for tool in tools}
    infos, broken = {}, {}
    try:
        for tool in list(workers):
            try:
                infos[tool] = workers[tool].ask("info")
            except WorkerError as e:
                broken[tool] = str(e)
                workers.pop(tool).close()
        rules = {tool: TOOLS[tool].warm_up for tool in workers}
        outcome = measure.measure(row, paths, workers, rules, rounds)
        if row.name.startswith("spark:write"):
            for tool in (tool for tool in outcome.times if TOOLS[tool].warm_up is SPARK_WARM_UP):
                infos[tool] |= workers[tool].ask("usage")
    finally:
        for worker in workers.values():
            worker.close()
    for tool, info in infos.items():
        info["bytes"] = data.size(paths[row.file_of(tool)])
    outcome.failed |= broken
    return outcome, infos


def run_row(row, paths, options):
    """The outcome of one row, and what its workers say about themselves."""
    left_out = missing(row, options.tools)
    tools = [tool for tool in row.all_tools() if tool not in left_out]
    if row.apart:
        ran = [run_tools(row, [tool], paths, options.n) for tool in tools]
        outcome = measure.together(row, [one for one, _ in ran])
        infos = {tool: info for _, of_tool in ran for tool, info in of_tool.items()}
    else:
        outcome, infos = run_tools(row, tools, paths, options.n)
    outcome.skipped |= left_out
    return outcome, infos


def main(argv):
    options = arguments(argv)
    chosen = [row for row in rows.all_rows() if re.search(options.rows, row.name)]
    if not chosen:
        raise SystemExit(f"no row matches {options.rows}; perf/run --list prints them")
    if options.list:
        for row in chosen:
            print(f"{row.name:<30}{row.title} [{', '.join(row.tools)}]")
        return 0

    paths = data.ensure(sorted(set().union(*(row.all_files() for row in chosen))), PERF / ".work" / "data")
    for left in (PERF / ".work" / "data").glob("written-*.fits"):
        left.unlink()  # of a run that was ended in the middle
    common = {"machine": results.machine(), "date": datetime.date.today().isoformat()}
    records, failed = [], False
    for row in chosen:
        load = round(os.getloadavg()[0], 1)
        try:
            outcome, infos = run_row(row, paths, options)
        except WorkerError as e:
            print(f"{row.name:<30}failed: {e}", flush=True)
            failed = True
            continue
        print(show.line(outcome), flush=True)
        for tool, info in infos.items():
            if "written" in info:
                print(f"{'':<30}{tool}: {info['written'] / 1e6:.0f} MB written, {info['peak'] / 1e6:.0f} MB of memory at most", flush=True)
        for word, reasons in (("skipped", outcome.skipped), ("failed", outcome.failed)):
            for tool, reason in reasons.items():
                print(f"{'':<30}{word} {tool}: {reason}", flush=True)
        failed |= bool(outcome.refused or outcome.failed)
        records += results.lines(outcome, infos, common | {"load": load})
    if options.json:
        options.json.write_text(results.dump(records))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
