# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The gate before the timing: tools that decode different values are not compared."""


def disagreements(checksums):
    """Sentences that name tool and column where tools differ from the first one; empty if they all agree.

    checksums: {tool: {column: checksum}}, the measured tool first.
    """
    if not checksums:
        return []
    (reference, expected), *others = checksums.items()
    problems = []
    for tool, columns in others:
        for name in sorted(expected.keys() | columns.keys()):
            if name not in columns:
                problems.append(f"{tool} lacks column {name}, which {reference} has")
            elif name not in expected:
                problems.append(f"{tool} has column {name}, which {reference} lacks")
            elif columns[name] != expected[name]:
                problems.append(f"{tool} differs from {reference} in column {name}: {columns[name]} and {expected[name]}")
    return problems
