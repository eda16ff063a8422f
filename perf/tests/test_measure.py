# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import unittest
from dataclasses import replace

from bench import measure, results, show, stats
from bench.process import WorkerError
from bench.rows import Row

RULE = stats.WarmUp(window=2, tolerance=0.1, least_iterations=4, least_ms=0, most_ms=10_000)


class Fake:
    """A worker that answers from a script and writes down when it ran."""

    def __init__(self, tool, log, ms=600.0, columns=None, prepare=None, check=None):
        self.tool, self.log, self.ms = tool, log, ms
        self.checked = check or {"columns": columns or {"x": "1"}}
        self.prepared = prepare or {"ok": True, "variant": "only"}
        self.asked = []

    def ask(self, *words):
        self.asked.append(words)
        if words[0] == "prepare":
            if isinstance(self.prepared, Exception):
                raise self.prepared
            return self.prepared
        return self.checked

    def run(self):
        self.log.append(self.tool)
        return self.ms


def row(**targets):
    return Row("f:whole", "all", "f", "table", {"range": "1:2"}, ("a", "b"), targets)


def run(first, second, least=5, **targets):
    return measure.measure(row(**targets), {"f": "/data/f"}, {"a": first, "b": second}, {"a": RULE, "b": RULE}, least)


class MeasureTest(unittest.TestCase):
    def setUp(self):
        self.log = []

    def test_tools_run_in_turns_and_change_who_begins(self):
        run(Fake("a", self.log), Fake("b", self.log), least=5)
        self.assertEqual(self.log[:4], ["a", "b", "b", "a"])
        self.assertEqual(self.log[-10:], list("abbaabbaab"))

    def test_measures_as_many_rounds_as_asked_after_the_warm_up(self):
        outcome = run(Fake("a", self.log), Fake("b", self.log), least=6)
        self.assertEqual([len(outcome.times["a"]), len(outcome.times["b"])], [6, 6])
        self.assertEqual(outcome.warm_ups, {"a": 4, "b": 4})
        self.assertEqual(outcome.unsteady, [])

    def test_the_workers_get_the_parameters_of_the_row(self):
        a = Fake("a", self.log)
        run(a, Fake("b", self.log))
        self.assertEqual(a.asked[0], ("prepare", "row=f:whole", "file=/data/f", "op=table", "range=1:2"))

    def test_says_how_many_times_as_fast_and_whether_that_is_enough(self):
        outcome = run(Fake("a", self.log, ms=500), Fake("b", self.log, ms=1000), b=1.5)
        self.assertEqual((outcome.ratio("b"), outcome.met("b")), (2.0, True))
        self.assertIn("b 1000 (2.00x)", show.line(outcome))
        outcome = run(Fake("a", self.log, ms=500), Fake("b", self.log, ms=450), b=0.95)
        self.assertEqual((outcome.ratio("b"), outcome.met("b")), (0.9, False))
        self.assertIn("missed: b 0.90 < 0.95", show.line(outcome))

    def with_reference(self, columns):
        asked = Row("f:whole", "all", "f", "table", {}, ("a",), {}, {"r": "g"}, "r")
        workers = {"a": Fake("a", self.log), "r": Fake("r", self.log, columns=columns)}
        return measure.measure(asked, {"f": "/data/f", "g": "/data/g"}, workers, {"a": RULE, "r": RULE}, 5), workers

    def test_a_reference_is_compared_but_not_timed(self):
        outcome, workers = self.with_reference({"x": "1"})
        self.assertEqual((list(outcome.times), outcome.refused, set(self.log)), (["a"], [], {"a"}))
        self.assertEqual(workers["r"].asked[0][2], "file=/data/g")
        outcome, _ = self.with_reference({"x": "2"})
        self.assertEqual((outcome.times, outcome.refused), ({}, ["r differs from a in column x: 2 and 1"]))

    def test_a_tool_that_decodes_nothing_is_timed_without_a_comparison(self):
        outcome = run(Fake("a", self.log), Fake("b", self.log, check={"skip": "this tool decodes nothing"}))
        self.assertEqual((outcome.refused, list(outcome.times)), ([], ["a", "b"]))
        outcome = run(*(Fake(name, self.log, check={"skip": "this tool decodes nothing"}) for name in "ab"))
        self.assertEqual((outcome.refused, list(outcome.times)), ([], ["a", "b"]))

    def test_tools_that_disagree_are_not_timed(self):
        outcome = run(Fake("a", self.log), Fake("b", self.log, columns={"x": "2"}), b=1)
        self.assertEqual(outcome.refused, ["b differs from a in column x: 2 and 1"])
        self.assertEqual(self.log, [])
        self.assertEqual(outcome.times, {})
        self.assertIn("refused: b differs from a in column x", show.line(outcome))

    def test_a_tool_that_cannot_do_the_row_is_skipped_with_its_reason(self):
        outcome = run(Fake("a", self.log), Fake("b", self.log, prepare={"skip": "no such thing"}), b=1)
        self.assertEqual(outcome.skipped, {"b": "no such thing"})
        self.assertEqual(list(outcome.times), ["a"])
        self.assertIn("not compared with b", show.line(outcome))

    def test_a_tool_that_fails_does_not_stop_the_others(self):
        outcome = run(Fake("a", self.log, prepare=WorkerError("a: broken")), Fake("b", self.log), b=1)
        self.assertEqual(outcome.failed, {"a": "a: broken"})
        self.assertEqual(list(outcome.times), ["b"])
        self.assertIsNone(outcome.ratio("b"))

    def apart(self, other):
        """The outcome of two tools that are measured one after the other."""
        asked = replace(row(b=1.5), apart=True)
        a = measure.measure(asked, {"f": "/data/f"}, {"a": Fake("a", self.log, ms=500)}, {"a": RULE}, 6)
        return measure.together(asked, [a, measure.measure(asked, {"f": "/data/f"}, {"b": other}, {"b": RULE}, 5)])

    def test_tools_that_were_measured_apart_are_compared_like_others(self):
        outcome = self.apart(Fake("b", self.log, ms=1000))
        self.assertEqual(self.log, ["a"] * 10 + ["b"] * 9)
        self.assertEqual((outcome.ratio("b"), outcome.met("b"), outcome.warm_ups), (2.0, True, {"a": 4, "b": 4}))
        self.assertEqual([len(outcome.times[tool]) for tool in "ab"], [6, 5])

    def test_tools_that_disagree_when_measured_apart_have_no_times(self):
        outcome = self.apart(Fake("b", self.log, columns={"x": "2"}))
        self.assertEqual((outcome.refused, outcome.times), (["b differs from a in column x: 2 and 1"], {}))

    def test_a_tool_that_fails_when_measured_apart_leaves_the_others_their_times(self):
        outcome = self.apart(Fake("b", self.log, prepare=WorkerError("b: broken")))
        self.assertEqual((outcome.failed, list(outcome.times), outcome.ratio("b")), ({"b": "b: broken"}, ["a"], None))

    def test_the_records_carry_row_tool_and_ms(self):
        outcome = run(Fake("a", self.log, ms=500), Fake("b", self.log, ms=1000), b=1.5)
        infos = {"a": {"version": "1"}, "b": {"version": "2"}}
        first, second = results.lines(outcome, infos, {"machine": "m"})
        self.assertEqual((first["row"], first["tool"], first["ms"]), ("f:whole", "a", 500))
        self.assertNotIn("ratio", first)
        self.assertEqual((second["tool"], second["ratio"], second["against"], second["met"]), ("b", 2.0, "a", True))
        self.assertEqual((second["version"], second["machine"], second["n"]), ("2", "m", 5))


if __name__ == "__main__":
    unittest.main()
