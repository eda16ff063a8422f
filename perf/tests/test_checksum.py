# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
import unittest

import numpy as np

from peers import checksum


class ChecksumTest(unittest.TestCase):
    def test_known_values(self):
        # 3*1 + 4*3 + 5*5; FitsIoWorker's test holds the same numbers
        self.assertEqual(checksum.column(np.array([3, 4, 5], dtype="i4")), "3:0000000000000028")
        self.assertEqual(checksum.column(np.array([-1], dtype="i2")), "1:ffffffffffffffff")
        self.assertEqual(checksum.column(np.array([1.0, 2.0], dtype="f4")), f"2:{0x3F800000 + 3 * 0x40000000:016x}")
        self.assertEqual(checksum.column(np.array([1.0], dtype="f8")), "1:3ff0000000000000")
        self.assertEqual(checksum.column(np.array(["AB", "", "C"])), f"3:{2 + 0 * 3 + 1 * 5:016x}:{65 + 66 * 3 + 67 * 5:016x}")

    def test_width_of_an_integer_type_does_not_matter(self):
        values = np.array([0, 1, 65535], dtype="u2")
        self.assertEqual(checksum.column(values), checksum.column(values.astype("i8")))

    def test_sees_exchanged_values(self):
        self.assertNotEqual(checksum.column(np.array([1, 2, 3])), checksum.column(np.array([2, 1, 3])))

    def test_sees_where_a_cell_ends(self):
        def cells(*lengths):
            values = np.empty(len(lengths), dtype=object)
            values[:] = np.split(np.arange(4, dtype="f4"), np.cumsum(lengths)[:-1])
            return checksum.column(values)

        self.assertNotEqual(cells(1, 3), cells(2, 2))
        self.assertNotEqual(checksum.strings(["ab", "c"]), checksum.strings(["a", "bc"]))

    def test_a_complex_column_counts_as_its_parts(self):
        values = np.array([1 + 2j, 3 - 4j], dtype="c8")
        self.assertEqual(checksum.column(values).split(":")[1], checksum.column(values.view("f4")).split(":")[1])

    def test_fixed_and_object_strings_have_the_same_checksum(self):
        texts = np.array(["abc", "", "x"])
        self.assertEqual(checksum.column(texts), checksum.column(texts.astype(object)))
        self.assertEqual(checksum.column(texts), checksum.column(texts.astype("S3")))

    def test_values_in_foreign_byte_order_are_refused(self):
        with self.assertRaisesRegex(ValueError, "native byte order"):
            checksum.column(np.array([1.0], dtype=">f8"))


if __name__ == "__main__":
    unittest.main()
