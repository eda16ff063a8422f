# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import tempfile
import unittest
from pathlib import Path

import numpy as np

from bench import data, fitsout, gate, rows
from peers import fitsio_peer, rustfits_peer, worker

ROWS = 300


class PeersTest(unittest.TestCase):
    """Both peers on small files of the same make: they must agree, and must see what was written."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.table = str(Path(cls.folder.name) / "table.fits")
        cls.images = str(Path(cls.folder.name) / "images.fits")
        fitsout.write_table(cls.table, "CATALOG", data.catalog_columns(ROWS), data.variable_columns(ROWS))
        data.make_hdus(5)(cls.images)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def results(self, task):
        """(tool and variant, checksums) of every way in which a peer does the task."""
        for peer in (rustfits_peer, fitsio_peer):
            for name, work in peer.variants(task).items():
                yield f"{peer.__name__} {name}", peer.checksums(task, work())

    def test_peers_agree_on_every_shape_of_table_row(self):
        shapes = [{}, {"columns": ("ra", "dec", "id")}, {"start": 75, "stop": 225}, {"rows": np.array([0, 7, 8, 299])}]
        for shape in shapes:
            with self.subTest(shape=shape):
                found = dict(self.results(worker.Task("r", self.table, "table", **shape)))
                self.assertGreaterEqual(len(found), 3)
                self.assertEqual(gate.disagreements(found), [])

    def test_the_values_are_those_that_were_written(self):
        names = [name for name, *_ in data.catalog_columns(ROWS)]
        written = {name: values for name, _, _, _, values in data.catalog_columns(ROWS)}
        read = rustfits_peer.read(worker.Task("r", self.table, "table"))
        self.assertEqual(list(read.dtype.names), [*names, "spectrum", "comment"])
        for name in names:
            expected = written[name] if written[name].dtype.kind != "S" else written[name].astype("U")
            np.testing.assert_array_equal(read[name], expected, err_msg=name)

    def test_peers_agree_on_walks_and_names(self):
        for task in (worker.Task("r", self.images, "walk"), worker.Task("r", self.images, "byname", names=("EXP00003", "EXP00000"))):
            with self.subTest(op=task.op):
                self.assertEqual(gate.disagreements(dict(self.results(task))), [])

    def test_an_unknown_operation_is_skipped(self):
        answer = worker.Worker(rustfits_peer).answer(f"prepare\trow=r\tfile={self.table}\top=paint")
        self.assertEqual(answer, {"skip": "paint is not something this tool does"})

    def test_an_unknown_parameter_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "unknown parameter: colour"):
            worker.parse(["row=r", "file=f", "op=table", "colour=red"])

    def test_the_worker_prepares_checks_and_times(self):
        peer = worker.Worker(fitsio_peer)
        self.assertTrue(peer.answer(f"prepare\trow=r\tfile={self.images}\top=walk")["ok"])
        self.assertEqual(set(peer.answer("check")["columns"]), {"name", "kind", "size"})
        self.assertGreater(peer.answer("run")["ms"], 0)


class RowsTest(unittest.TestCase):
    def test_row_names_are_unique_and_their_files_have_makers(self):
        names = [row.name for row in rows.all_rows()]
        self.assertEqual(len(set(names)), len(names))
        self.assertLessEqual({row.file for row in rows.all_rows()}, data.MAKERS.keys())

    def test_scattered_rows_are_sorted_and_all_different(self):
        row = next(row for row in rows.all_rows() if row.name == "catalog.fits:scattered")
        numbers = [int(n) for n in row.parameters["rows"].split(",")]
        self.assertEqual(numbers, sorted(set(numbers)))
        self.assertEqual(len(numbers), 2000)


if __name__ == "__main__":
    unittest.main()
