# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The statistics: when a tool has warmed up, and what its times say."""

from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class WarmUp:
    """When a tool counts as steady: the medians of its last two windows of iterations differ by at most tolerance.

    Before least_iterations and least_ms it never does; after most_ms it is measured nevertheless, and marked.
    """

    window: int
    tolerance: float
    least_iterations: int
    least_ms: float
    most_ms: float


@dataclass
class Warming:
    """The warm-up of one tool under way."""

    rule: WarmUp
    times: list = field(default_factory=list)

    def add(self, ms):
        self.times.append(ms)

    def steady(self):
        rule = self.rule
        if len(self.times) < max(rule.least_iterations, 2 * rule.window) or sum(self.times) < rule.least_ms:
            return False
        before = median(self.times[-2 * rule.window : -rule.window])
        return abs(median(self.times[-rule.window :]) - before) <= rule.tolerance * before

    def done(self):
        return self.steady() or sum(self.times) >= self.rule.most_ms


def paired_ratio(subject, peer):
    """How many times as fast as the peer the subject is: the median over rounds of the ratio of their times in that round.

    What slows the machine down for a while slows both halves of a pair, and so cancels.
    """
    if len(subject) != len(peer):
        raise ValueError(f"{len(subject)} rounds against {len(peer)}")
    return median(p / s for s, p in zip(subject, peer))


def rounds_wanted(times_per_round_ms, least, budget_ms=1500.0, most=101):
    """Short iterations are repeated more often: as many rounds as fit the budget, at least least. Rounds of over a minute are three."""
    if times_per_round_ms > 60_000:
        return min(least, 3)
    fitting = int(budget_ms / max(times_per_round_ms, 1e-3))
    return max(least, min(most, fitting))
