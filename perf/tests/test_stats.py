# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import unittest

from bench import stats

RULE = stats.WarmUp(window=3, tolerance=0.05, least_iterations=6, least_ms=0, most_ms=1000)


def warmed(rule, times):
    state = stats.Warming(rule)
    for ms in times:
        state.add(ms)
    return state


class WarmUpTest(unittest.TestCase):
    def test_is_steady_once_two_windows_agree(self):
        self.assertTrue(warmed(RULE, [50, 10, 10, 10, 10.2, 10.3]).steady())

    def test_is_not_steady_while_times_still_fall(self):
        self.assertFalse(warmed(RULE, [50, 40, 30, 20, 15, 10]).steady())

    def test_is_not_steady_before_the_least_iterations(self):
        self.assertFalse(warmed(stats.WarmUp(3, 0.05, 10, 0, 1000), [10] * 9).steady())
        self.assertTrue(warmed(stats.WarmUp(3, 0.05, 10, 0, 1000), [10] * 10).steady())

    def test_is_not_steady_before_the_least_time(self):
        rule = stats.WarmUp(3, 0.05, 6, 100, 1000)
        self.assertFalse(warmed(rule, [10] * 9).steady())
        self.assertTrue(warmed(rule, [10] * 10).steady())

    def test_one_outlier_in_a_window_does_not_count(self):
        self.assertTrue(warmed(RULE, [10, 10, 10, 10, 90, 10]).steady())

    def test_gives_up_after_the_most_time_but_says_that_it_is_not_steady(self):
        state = warmed(RULE, [100 * 2**-i for i in range(6)] + [1000])
        self.assertTrue(state.done())
        self.assertFalse(state.steady())


class RatioTest(unittest.TestCase):
    def test_is_the_median_of_the_ratios_in_each_round(self):
        self.assertEqual(stats.paired_ratio([1, 2, 4], [2, 3, 4]), 1.5)

    def test_a_slow_phase_that_hits_both_tools_cancels(self):
        self.assertEqual(stats.paired_ratio([10, 10, 100, 100], [20, 20, 200, 200]), 2)

    def test_rounds_must_match(self):
        with self.assertRaisesRegex(ValueError, "2 rounds against 1"):
            stats.paired_ratio([1, 2], [1])


class RoundsTest(unittest.TestCase):
    def test_long_rounds_are_repeated_as_often_as_asked(self):
        self.assertEqual(stats.rounds_wanted(2000, 7), 7)

    def test_rounds_of_minutes_are_three(self):
        self.assertEqual(stats.rounds_wanted(90_000, 7), 3)

    def test_short_rounds_are_repeated_until_the_budget_is_used(self):
        self.assertEqual(stats.rounds_wanted(50, 7), 30)

    def test_there_is_an_upper_bound_unless_more_are_asked_for(self):
        self.assertEqual(stats.rounds_wanted(0.01, 7), 101)
        self.assertEqual(stats.rounds_wanted(0.01, 200), 200)


if __name__ == "__main__":
    unittest.main()
