# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

from bench import data, fitsout, gate, images, rows
from bench.tools import ROOT, TOOLS, one_jar, without_modules
from peers import checksum, fitsio_peer, numpy_peer, rustfits_peer, worker

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

    def test_peers_agree_on_images(self):
        rng = np.random.default_rng(1)
        shapes = {
            "plain.fits": (images.plain(lambda: rng.standard_normal((90, 120)).astype("f4")), {"stamps": ((3, 50), (80, 0))}),
            "tiled.fits": (
                images.compressed(lambda: rng.integers(0, 500, size=(90, 120), dtype="i4"), "RICE", (40, 40)),
                {"stamps": ((3, 50), (80, 0))},
            ),
            "long.fits": (images.compressed(lambda: rng.standard_normal(5000), "GZIP_2", (1000,), qlevel=None), {"chunk": 300, "share": 2}),
        }
        for name, (make, part) in shapes.items():
            path = Path(self.folder.name) / name
            make(path)
            for parameters in ({}, part):
                with self.subTest(file=name, **parameters):
                    found = dict(self.results(worker.Task("r", str(path), "image", **parameters)))
                    self.assertEqual(len(found), 2)
                    self.assertEqual(gate.disagreements(found), [])

    def test_an_unknown_operation_is_skipped(self):
        answer = worker.Worker(rustfits_peer).answer(f"prepare\trow=r\tfile={self.table}\top=paint")
        self.assertEqual(answer, {"skip": "paint is not something this tool does"})

    def test_an_unknown_parameter_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "unknown parameter: colour"):
            worker.parse(["row=r", "file=f", "op=table", "colour=red"])

    def test_what_any_row_says_is_known(self):
        for row in rows.all_rows():
            if {"rustfits", "fitsio", "numpy"}.intersection(row.all_tools()):
                with self.subTest(row=row.name):
                    worker.parse(["row=r", "file=f", f"op={row.op}", *(f"{key}={value}" for key, value in row.parameters.items())])

    def test_the_worker_prepares_checks_and_times(self):
        peer = worker.Worker(fitsio_peer)
        self.assertTrue(peer.answer(f"prepare\trow=r\tfile={self.images}\top=walk")["ok"])
        self.assertEqual(set(peer.answer("check")["columns"]), {"name", "kind", "size"})
        self.assertGreater(peer.answer("run")["ms"], 0)


class WritersTest(unittest.TestCase):
    """What the peers write of a small file holds the same values, whole or in batches."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.table = str(Path(self.folder.name) / "table.fits")
        fitsout.write_table(self.table, "CATALOG", data.catalog_columns(ROWS), data.variable_columns(ROWS))

    def written(self, peer, op, **fields):
        task = worker.Task("r", self.table, op, **fields)
        (work,) = peer.variants(task).values()
        path = work()
        found = peer.checksums(task, path)
        work.clean()
        self.assertFalse(path.exists())
        return found

    def test_whole_tables_hold_what_was_read(self):
        (read,) = [rustfits_peer.checksums(task, rustfits_peer.read(task)) for task in [worker.Task("r", self.table, "table")]]
        for peer, layout in ((rustfits_peer, "plain"), (rustfits_peer, "z"), (fitsio_peer, "plain")):
            with self.subTest(peer=peer.__name__, layout=layout):
                self.assertEqual(gate.disagreements({"read": read, "written": self.written(peer, "write", layout=layout)}), [])

    def test_batches_make_the_same_table(self):
        whole = self.written(rustfits_peer, "append", layout="plain", first=100, batch=100)
        self.assertEqual(whole["id"].split(":")[0], "100")
        for peer, layout in ((rustfits_peer, "plain"), (rustfits_peer, "z"), (fitsio_peer, "plain")):
            with self.subTest(peer=peer.__name__, layout=layout):
                found = self.written(peer, "append", layout=layout, first=100, batch=30)
                self.assertEqual(gate.disagreements({"whole": whole, "batches": found}), [])

    def test_the_file_is_there_only_while_it_is_looked_at(self):
        peer = worker.Worker(fitsio_peer)
        self.assertTrue(peer.answer(f"prepare\trow=r\tfile={self.table}\top=write\tlayout=plain")["ok"])
        self.assertIn("id", peer.answer("check")["columns"])
        self.assertGreater(peer.answer("run")["ms"], 0)
        self.assertEqual([path.name for path in Path(self.folder.name).iterdir()], ["table.fits"])

    def test_what_cannot_be_compressed_is_skipped(self):
        answer = worker.Worker(fitsio_peer).answer(f"prepare\trow=r\tfile={self.table}\top=write\tlayout=z")
        self.assertEqual(answer, {"skip": "write is not something this tool does"})


class ReferenceTest(unittest.TestCase):
    """numpy's view of the catalogue, against the values that were written and against numbers worked out by hand."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.table = str(Path(cls.folder.name) / "long.fits")
        fitsout.write_long_table(cls.table, "CATALOG", 2 * ROWS, (data.catalog_columns(ROWS, part) for part in range(2)))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def done(self, op, **fields):
        task = worker.Task("r", self.table, op, **fields)
        (work,) = numpy_peer.variants(task).values()
        return numpy_peer.checksums(task, work())

    def test_a_long_table_holds_its_parts_one_after_another(self):
        read = rustfits_peer.read(worker.Task("r", self.table, "table"))
        self.assertEqual(read["id"].tolist(), [1_000_000_007 + 7919 * i for i in range(2 * ROWS)])
        first, second = ({name: v for name, *_, v in data.catalog_columns(ROWS, part)} for part in range(2))
        np.testing.assert_array_equal(read["mag"], np.concatenate([first["mag"], second["mag"]]))
        self.assertFalse((first["ra"] == second["ra"]).any())

    def test_a_long_table_with_too_few_rows_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "300 rows were written, 301 announced"):
            fitsout.write_long_table(Path(self.folder.name) / "short.fits", "X", ROWS + 1, [data.catalog_columns(ROWS)])

    def test_counts_and_aggregates_are_those_of_what_was_written(self):
        ra = np.concatenate([values for part in range(2) for name, *_, values in data.catalog_columns(ROWS, part) if name == "ra"])
        self.assertEqual(self.done("count"), {"rows": "600"})
        found = self.done("aggregate", columns=("ra", "id"))
        self.assertEqual(found["max(ra)"], f"{ra.max():.9e}")
        self.assertEqual(found["sum(id)"], str(sum(1_000_000_007 + 7919 * i for i in range(2 * ROWS))))

    def test_a_condition_picks_rows(self):
        dec = np.concatenate([values for part in range(2) for name, *_, values in data.catalog_columns(ROWS, part) if name == "dec"])
        found = self.done("sink", columns=("ra", "dec"), between=("dec", -10.0, 10.0))
        self.assertEqual({text.split(":")[0] for text in found.values()}, {str(int(((dec >= -10) & (dec <= 10)).sum()))})
        self.assertEqual(list(found), ["ra", "dec", "id"])

    def test_every_column_has_a_sum_that_depends_on_the_row(self):
        found = self.done("sink")
        self.assertEqual(list(found), [name for name, *_ in data.catalog_columns(1)])
        self.assertEqual(len(set(found.values())), len(found))

    def test_a_peer_that_writes_what_spark_writes_is_compared_by_the_same_sums(self):
        for layout in ("z", "plain"):
            with self.subTest(layout=layout):
                task = worker.Task("r", self.table, "write", layout=layout, single="preserve")
                (work,) = rustfits_peer.variants(task).values()
                self.assertEqual(rustfits_peer.checksums(task, work()), self.done("write"))
                work.clean()

    def test_cells_have_the_sums_that_spark_gives_them(self):
        # CellSumTest holds the same numbers
        def sums(kind, cells):
            return checksum.cell_sums(numpy_peer.native(kind, np.array(cells, dtype=kind if kind[0] in "?S" else ">" + kind))).tolist()

        self.assertEqual(sums("i4", [3, -1]), [3 + 1, 0])
        self.assertEqual(sums("f4", [[1.0, 2.0]]), [0x3F800000 + 3 * 0x40000000 + 2])
        self.assertEqual(sums("c8", [1 + 2j]), [0x3F800000 + 3 * 0x40000000 + 2])
        self.assertEqual(sums("S3", [b"AB", b"", b"\0C"]), [65 + 3 * 66 + 2, 0, 0])
        self.assertEqual(checksum.cell_sums(numpy_peer.native("?", np.array([b"T", b"F"]).view("u1"))).tolist(), [2, 1])
        self.assertEqual(checksum.cell_sums(numpy_peer.native("u2", np.array([-32768, 0], dtype=">i2"))).tolist(), [1, 32769])


class RowsTest(unittest.TestCase):
    def test_row_names_are_unique_and_their_files_have_makers(self):
        names = [row.name for row in rows.all_rows()]
        self.assertEqual(len(set(names)), len(names))
        self.assertLessEqual(set().union(*(row.all_files() for row in rows.all_rows())), data.MAKERS.keys())
        self.assertLessEqual({tool for row in rows.all_rows() for tool in row.all_tools()}, TOOLS.keys())
        self.assertLessEqual({tool for row in rows.all_rows() for tool in [*row.targets, *row.files]}, TOOLS.keys())

    def test_folders_are_made_after_what_they_are_made_from_and_files_are_known_by_their_sums(self):
        self.assertEqual(data.needed(["catalog10.parquet", "catalog.fits"]), ["catalog.fits", "catalog10.fits", "catalog10.parquet"])
        self.assertEqual(data.needed(["catalog_dead.fits", "hdus_100.fits"]), ["catalog10_z.fits", "hdus_100.fits", "catalog_dead.fits"])
        expected = json.loads(data.MANIFEST.read_text())
        self.assertEqual(expected.keys(), {name for name in data.MAKERS if not data.is_folder(name)})

    def test_spark_gets_the_one_jar_and_no_other_classes_of_this_build(self):
        jar, other = str(ROOT / "datasource-v2" / "target" / "fitspark-1.jar"), "/repository/spark-sql.jar"
        entries = [str(ROOT / "fits-io" / "target" / "fits-io-1.jar"), jar, other]
        self.assertEqual((without_modules(entries), one_jar(entries)), ([jar, other], [jar]))

    def test_appending_in_batches_may_cost_a_tenth_more_than_at_once(self):
        found = {row.name: row for row in rows.append_rows()}
        self.assertEqual(len(found), 12)
        for name, row in found.items():
            if name.endswith(":once"):
                self.assertEqual(row.parameters["batch"], row.parameters["first"])
            else:
                self.assertEqual((row.parameters["batch"], row.targets["fits-io:once"]), (int(name.split(":")[2]), 0.909))

    def test_scattered_rows_are_sorted_and_all_different(self):
        row = next(row for row in rows.all_rows() if row.name == "catalog.fits:scattered")
        numbers = [int(n) for n in row.parameters["rows"].split(",")]
        self.assertEqual(numbers, sorted(set(numbers)))
        self.assertEqual(len(numbers), 2000)


if __name__ == "__main__":
    unittest.main()
