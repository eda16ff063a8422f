# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Who is the odd one out."""

from itertools import combinations


def largest_groups(names, agree):
    """The largest sets of readers that agree pair by pair, and how many there are in each."""
    for size in range(len(names), 0, -1):
        groups = [set(group) for group in combinations(names, size) if all(agree(a, b) for a, b in combinations(group, 2))]
        if groups:
            return groups
    return []


def odd_ones(names, agree):
    """Those outside the majority; None if all agree pair by pair, empty if they differ and there is no majority.

    agree: of two names, whether their answers are the same; this need not be transitive.
    """
    groups = largest_groups(names, agree)
    if not groups or len(groups[0]) == len(names):
        return None
    if len(groups) > 1 or len(groups[0]) < 2:
        return []
    return sorted(set(names) - groups[0])
