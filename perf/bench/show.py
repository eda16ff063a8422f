# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The table on the terminal."""


def milliseconds(value):
    """Three significant digits, as few as are of use."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def duration(value):
    """Milliseconds with their unit, long ones in seconds."""
    return f"{value / 1000:.3g} s" if value >= 1000 else f"{milliseconds(value)} ms"


def verdict(outcome):
    """What became of the targets, in words."""
    judged = {peer: outcome.met(peer) for peer in outcome.row.targets}
    missed = [f"{peer} {outcome.ratio(peer):.2f} < {outcome.row.targets[peer]:g}" for peer, met in judged.items() if met is False]
    unknown = [peer for peer, met in judged.items() if met is None]
    parts = [f"missed: {', '.join(missed)}"] if missed else []
    parts += [f"not compared with {', '.join(unknown)}"] if unknown else []
    return "; ".join(parts) or ("met" if judged else "no target")


def cells(outcome):
    """Row, one cell for each tool (time, ratio, * where it never got steady), verdict."""
    texts = [outcome.row.name]
    for tool in outcome.row.tools:
        if tool not in outcome.times:
            texts.append(f"{tool} -")
            continue
        ratio = outcome.ratio(tool)
        mark = "*" if tool in outcome.unsteady else ""
        texts.append(f"{tool} {milliseconds(outcome.median(tool))}{mark}" + (f" ({ratio:.2f}x)" if ratio else ""))
    return texts + [verdict(outcome) if not outcome.refused else "refused: " + "; ".join(outcome.refused)]


def line(outcome):
    row, *tools, last = cells(outcome)
    return f"{row:<30}" + "".join(f"{t:<26}" for t in tools) + last
