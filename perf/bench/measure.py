# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Measures one row: prepare, compare values, warm up, time in turns."""

from dataclasses import dataclass, field
from statistics import median

from bench import gate, stats
from bench.process import WorkerError


@dataclass
class Outcome:
    """The times of one row by tool, in rounds that belong together; why tools or the row are missing."""

    row: object
    times: dict = field(default_factory=dict)
    variants: dict = field(default_factory=dict)
    warm_ups: dict = field(default_factory=dict)
    unsteady: list = field(default_factory=list)
    skipped: dict = field(default_factory=dict)
    failed: dict = field(default_factory=dict)
    checksums: dict = field(default_factory=dict)
    refused: list = field(default_factory=list)

    def subject(self):
        """The tool that the others are compared with, or None where it was not measured."""
        first = self.row.tools[0]
        return first if first in self.times else None

    def ratio(self, peer):
        """How many times as fast as the peer the subject is, or None."""
        if self.subject() is None or peer == self.subject() or peer not in self.times:
            return None
        if self.row.apart:
            return self.median(peer) / self.median(self.subject())
        return stats.paired_ratio(self.times[self.subject()], self.times[peer])

    def met(self, peer):
        """Whether the target against this peer is met; None where there is none or nothing to say."""
        ratio, target = self.ratio(peer), self.row.targets.get(peer)
        return None if ratio is None or target is None else ratio >= target

    def median(self, tool):
        return median(self.times[tool])


def prepare(row, paths, workers, outcome):
    """The workers that can do this row; for the others the reason is kept."""
    ready = {}
    words = [f"op={row.op}", *(f"{k}={v}" for k, v in row.parameters.items())]
    for tool, worker in workers.items():
        try:
            answer = worker.ask("prepare", f"row={row.name}", f"file={paths[row.file_of(tool)]}", *words)
        except WorkerError as e:
            outcome.failed[tool] = str(e)
            continue
        if "skip" in answer:
            outcome.skipped[tool] = answer["skip"]
            continue
        outcome.variants[tool] = answer.get("variant", "")
        ready[tool] = worker
    return ready


def in_turns(workers, wanted, record):
    """Runs one iteration of each wanted tool, beginning with another one every time it is called."""
    order = list(workers)
    for tool in order:
        if tool in wanted:
            record(tool, workers[tool].run())


def rotated(workers, by):
    names = list(workers)
    by %= len(names)
    return {name: workers[name] for name in names[by:] + names[:by]}


def checked(workers):
    """The checksums of the tools that decode anything."""
    answers = {tool: worker.ask("check") for tool, worker in workers.items()}
    return {tool: answer["columns"] for tool, answer in answers.items() if "columns" in answer}


def measure(row, paths, workers, warm_up_rules, least_rounds):
    """An Outcome; paths: {file name: path}, workers: {tool: worker} in the order of row.all_tools()."""
    outcome = Outcome(row)
    ready = prepare(row, paths, workers, outcome)
    outcome.checksums = checked(ready)
    outcome.refused = gate.disagreements(outcome.checksums)
    ready.pop(row.reference, None)
    if outcome.refused or not ready:
        return outcome

    warming = {tool: stats.Warming(warm_up_rules[tool]) for tool in ready}
    turn = 0
    while waiting := [tool for tool, state in warming.items() if not state.done()]:
        in_turns(rotated(ready, turn), waiting, lambda tool, ms: warming[tool].add(ms))
        turn += 1
    outcome.warm_ups = {tool: len(state.times) for tool, state in warming.items()}
    outcome.unsteady = [tool for tool, state in warming.items() if not state.steady()]

    per_round = sum(median(state.times[-state.rule.window :]) for state in warming.values())
    outcome.times = {tool: [] for tool in ready}
    for turn in range(stats.rounds_wanted(per_round, least_rounds)):
        in_turns(rotated(ready, turn), ready, lambda tool, ms: outcome.times[tool].append(ms))
    return outcome


def together(row, outcomes):
    """The outcome of tools that were measured one after the other, from that of each, in the order of row.all_tools()."""
    whole = Outcome(row)
    for one in outcomes:
        for part in ("times", "variants", "warm_ups", "skipped", "failed", "checksums"):
            getattr(whole, part).update(getattr(one, part))
        whole.unsteady += one.unsteady
    whole.refused = gate.disagreements(whole.checksums)
    if whole.refused:
        whole.times = {}
    return whole
