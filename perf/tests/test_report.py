# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import re
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

from bench import chart, report, results


def record(row, tool, ms, **more):
    common = {"n": 7, "warmup": 6, "steady": True, "title": "t", "variant": "v", "version": "1", "runtime": "r", "machine": "m", "date": "d"}
    return {"row": row, "tool": tool, "ms": ms} | common | more


RECORDS = [
    record("f:whole", "fits-io", 10.0),
    record("f:whole", "rustfits", 8.0, against="fits-io", ratio=0.8, target=0.95, met=False),
    record("f:whole", "fitsio", 40.0, against="fits-io", ratio=4.0, target=1.0, met=True),
    record("g:walk", "fits-io", 1.0),
    record("g:walk", "rustfits", 2.0, against="fits-io", ratio=2.0, target=0.95, met=True, steady=False),
    record("spark:count", "fitspark", 5.0),
    record("spark:count", "parquet", 6.0, against="fitspark", ratio=1.2),
]

WRITES = [
    record("write:catalog", "fits-io", 100.0),
    record("write:catalog", "rustfits", 200.0, against="fits-io", ratio=2.0, target=1.0, met=True),
    record("append:z:100", "fits-io", 120.0),
    record("append:z:100", "fits-io:once", 100.0, against="fits-io", ratio=0.8333, target=0.909, met=False),
]

SPARK = [
    record("spark:agg3", "fitspark", 500.0, bytes=10**9),
    record("spark:agg3", "hadoop-read", 400.0, against="fitspark", ratio=0.8, target=0.7, met=True, bytes=10**9),
    record("spark:whole", "fitspark", 2000.0),
    record("spark:whole", "parquet", 4000.0, against="fitspark", ratio=2.0),
    record("spark:whole:batches", "fitspark", 500.0),
    record("spark:whole:batches", "parquet", 2000.0, against="fitspark", ratio=4.0),
]


class ReportTest(unittest.TestCase):
    def write(self, records):
        with tempfile.TemporaryDirectory() as folder:
            report.write(records, Path(folder))
            images = {p.name: p.read_text() for p in (Path(folder) / "images").iterdir()}
            return (Path(folder) / "performance.md").read_text(), images

    def test_each_row_has_its_times_ratios_and_verdict(self):
        page, _ = self.write(RECORDS)
        self.assertIn("| `f:whole` | t | 10.0 | 8.00 | 40.0 | 0.80x | 4.00x | no (0.95 of rustfits) |", page)
        self.assertIn("| `g:walk` | t | 1.00 | 2.00* |  | 2.00x |  | yes |", page)

    def test_a_tool_has_one_line_with_all_its_versions(self):
        page, _ = self.write([*RECORDS, record("h:whole", "fits-io", 3.0, version="2")])
        self.assertIn("\n- fits-io 1, 2 (r)\n- rustfits 1 (r)\n", page)
        self.assertIn("The rows are from several runs", page)
        self.assertNotIn("several runs", self.write(RECORDS)[0])

    def test_says_where_a_peer_is_faster(self):
        page, _ = self.write(RECORDS)
        self.assertIn("- `f:whole`: rustfits is 1.25 times as fast as fits-io.", page)
        self.assertEqual(page.count("Where a peer is faster"), 1)
        self.assertIn("In this run no peer was faster in any row.", page)

    def test_rows_of_other_tools_are_a_group_of_their_own(self):
        page, images = self.write(RECORDS)
        self.assertIn("| row | what | fitspark ms | parquet ms | against parquet | target met |", page)
        self.assertEqual(
            sorted(images),
            [f"perf-{tool}-{kind}.svg" for tool in ("fits-io", "fitspark") for kind in ("ratios", "times")],
        )

    def test_writing_is_a_group_of_its_own(self):
        page, images = self.write(RECORDS + WRITES)
        self.assertIn("## FITS files: fits-io writes", page)
        self.assertIn("| row | what | fits-io ms | rustfits ms | fits-io:once ms | against rustfits | against fits-io:once | target met |", page)
        self.assertIn("| `append:z:100` | t | 120 |  | 100 |  | 0.83x | no (0.909 of fits-io:once) |", page)
        self.assertIn("### Writing", page)
        self.assertIn("perf-fits-io-writes-ratios.svg", images)
        self.assertEqual(sorted(re.findall(r"\(images/([^)]*)\)", page)), sorted(images))
        self.assertNotIn("### Writing", self.write(RECORDS)[0])

    def test_says_what_share_of_the_bandwidth_is_used_and_what_the_conversion_to_rows_takes(self):
        page, _ = self.write(SPARK)
        self.assertIn("- `spark:agg3` takes in 2.00 GB/s of the file, 80 % of what two threads reach that only read it (2.50 GB/s).", page)
        self.assertIn("is 75 % of fitspark's and 50 % of parquet's time in `spark:whole`.", page)
        self.assertNotIn("conversion", self.write(SPARK[:4])[0].split("## How")[0])

    def test_every_chart_of_the_page_is_there_and_is_well_formed(self):
        page, images = self.write(RECORDS)
        self.assertEqual(sorted(re.findall(r"\(images/([^)]*)\)", page)), sorted(images))
        for svg in images.values():
            self.assertEqual(ElementTree.fromstring(svg).tag, "{http://www.w3.org/2000/svg}svg")

    def test_a_peer_measured_alone_gives_a_page_without_ratios(self):
        page, images = self.write([record("f:whole", "rustfits", 8.0)])
        self.assertIn("| `f:whole` | t | 8.00 |  |", page)
        self.assertEqual(list(images), ["perf-rustfits-times.svg"])

    def test_says_that_the_machine_was_busy(self):
        calm, _ = self.write([r | {"load": 1.1} for r in RECORDS])
        busy, _ = self.write([r | {"load": 1.1 if r["tool"] == "fitsio" else 7.5} for r in RECORDS])
        spark, _ = self.write([r | {"load": 3.5} for r in SPARK])
        self.assertNotIn("Other programs", calm)
        self.assertNotIn("Other programs", spark)
        self.assertIn("Other programs ran at the same time (load average up to 7.5)", busy)

    def test_results_survive_being_written_and_read(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "r.json"
            file.write_text(results.dump(RECORDS))
            self.assertEqual(results.load(file), RECORDS)


class ChartTest(unittest.TestCase):
    def bars(self, svg):
        found = [e for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect") if float(e.get("y")) > 40]
        return [(float(e.get("x")), float(e.get("width"))) for e in found]

    def test_bars_of_faster_rows_lie_right_of_one_and_of_slower_ones_left(self):
        (faster_x, faster), (slower_x, slower) = self.bars(chart.ratio_chart("t", ["p"], [("a", {"p": 2.0}), ("b", {"p": 0.5})]))
        self.assertAlmostEqual(slower_x + slower, faster_x, places=1)
        self.assertAlmostEqual(faster, slower, places=1)

    def test_times_are_drawn_to_the_scale_of_their_row(self):
        (_, fast), (_, slow) = self.bars(chart.time_chart("t", ["p", "q"], [("a", {"p": 1.0, "q": 4.0})]))
        self.assertAlmostEqual(slow / fast, 4, places=1)

    def test_rows_without_some_tool_leave_no_gap(self):
        svg = chart.time_chart("t", ["p", "q", "r"], [("a", {"p": 1.0, "r": 2.0}), ("b", {"q": 1.0})])
        tops = [float(e.get("y")) for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect") if float(e.get("y")) > 40]
        self.assertEqual([b - a for a, b in zip(tops, tops[1:])], [chart.BAR, chart.BAR + chart.GROUP_GAP])

    def test_long_times_are_told_in_seconds(self):
        svg = chart.time_chart("t", ["p", "q"], [("a", {"p": 999.0, "q": 12340.0})])
        self.assertIn(">999 ms<", svg)
        self.assertIn(">12.3 s<", svg)

    def test_labels_are_escaped(self):
        self.assertIn("a&lt;b", chart.time_chart("t", ["p"], [("a<b", {"p": 1.0})]))


if __name__ == "__main__":
    unittest.main()
