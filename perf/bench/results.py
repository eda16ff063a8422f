# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The results: JSON lines, one for each row and tool, and the machine they were measured on."""

import json
import os
import platform
from pathlib import Path


def cpu_model():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def machine():
    """The machine in a few words."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cpu_model()}, {os.cpu_count()} cores, {gib:.0f} GiB, Linux {platform.release().split('-')[0]}"


def lines(outcome, infos, common):
    """The records of one row. A peer's has the ratio and whether the target is met; common goes into each."""
    row = outcome.row
    for tool, times in outcome.times.items():
        record = {
            "row": row.name,
            "tool": tool,
            "ms": round(outcome.median(tool), 4),
            "min": round(min(times), 4),
            "n": len(times),
            "warmup": outcome.warm_ups[tool],
            "steady": tool not in outcome.unsteady,
            "title": row.title,
            "variant": outcome.variants.get(tool, ""),
        }
        if outcome.ratio(tool) is not None:
            record |= {"against": outcome.subject(), "ratio": round(outcome.ratio(tool), 4)}
        if outcome.met(tool) is not None:
            record |= {"target": row.targets[tool], "met": outcome.met(tool)}
        yield record | infos[tool] | common


def load(path):
    """The records of a results file."""
    return [json.loads(line) for line in Path(path).read_text().splitlines() if line.strip()]


def dump(records):
    return "".join(json.dumps(r) + "\n" for r in records)
