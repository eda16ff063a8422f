# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import unittest

from bench.gate import disagreements


class GateTest(unittest.TestCase):
    def test_equal_checksums_pass(self):
        self.assertEqual(disagreements({"a": {"x": "1"}, "b": {"x": "1"}, "c": {"x": "1"}}), [])

    def test_one_tool_alone_passes(self):
        self.assertEqual(disagreements({"a": {"x": "1"}}), [])

    def test_names_tool_and_column_that_differ(self):
        found = disagreements({"a": {"x": "1", "y": "2"}, "b": {"x": "1", "y": "2"}, "c": {"x": "1", "y": "3"}})
        self.assertEqual(found, ["c differs from a in column y: 3 and 2"])

    def test_names_columns_that_one_tool_lacks(self):
        found = disagreements({"a": {"x": "1"}, "b": {"y": "1"}})
        self.assertEqual(found, ["b lacks column x, which a has", "b has column y, which a lacks"])


if __name__ == "__main__":
    unittest.main()
