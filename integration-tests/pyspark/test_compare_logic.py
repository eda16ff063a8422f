# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of the comparison: which cells are the same, and who is the odd one out."""

import sys

import numpy as np
import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "integration-tests"))

from comparison import cells, keywords, values
from comparison.reading import Column
from comparison.vote import odd_ones

PLAIN = cells.Rules()


def rows(array, text_cells=False, says_null=False):
    column = Column({})
    for first, count, about, arrays in values.blocks(array, text_cells):
        column.chunks.append((first, count, about | {"says_null": says_null}, dict(arrays)))
    return column.slice(0, len(array))


def same(a, b, rules=PLAIN):
    a, b = (rows(column) if isinstance(column, np.ndarray) else column for column in (a, b))
    there = cells.same_rows(a, b, rules).tolist()
    assert cells.same_rows(b, a, rules).tolist() == there
    return there


def bits(*numbers):
    return np.array(numbers, "u8").view("f8")


def test_floats_are_the_same_to_the_last_bit_and_the_sign_of_zero():
    assert same(np.array([1.0, 0.0, 5e-324]), np.array([np.nextafter(1, 2), -0.0, 0.0])) == [False] * 3
    assert same(np.array([0.0]), np.array([-0.0]), cells.Rules(scaled=True)) == [True]
    assert same(np.array([np.inf, -np.inf]), np.array([np.inf, np.inf])) == [True, False]


def test_nan_is_nan_whatever_its_bits():
    assert same(bits(0x7FF8000000000000, 0xFFF0000000000001), bits(0x7FF0000000000002, 0x7FF8000000000000)) == [True, True]
    assert same(np.array([np.nan]), np.array([0.0])) == [False]


def test_single_precision_is_compared_in_single_precision():
    single = np.array([0.1, 1 / 3], "f4")
    assert same(np.array([0.1, 1 / 3]), single) == [True, True]
    assert same(np.array([0.1, 1 / 3]), np.nextafter(single, np.float32(1))) == [False, False]
    assert same(np.array([0.1, 1 / 3]), np.nextafter(single, np.float32(1)), cells.Rules(scaled=True)) == [True, True]


def test_integers_are_the_same_whatever_their_width_and_sign():
    assert same(np.array([255, 0], "u1"), np.array([255, -1], "i8")) == [True, False]
    big = np.array([2**63 + 1, 2**64 - 1], "u8")
    assert same(big, big.view("i8")) == [False, False]
    assert same(np.array([2**63], "u8"), np.array([-(2**63)], "i8")) == [False]


@pytest.mark.parametrize(
    "whole, real, expected",
    [(2**53 + 1, 2.0**53, False), (2**53, 2.0**53, True), (1, 1.5, False), (2**63 - 1, 2.0**63, False), (0, np.nan, False)],
)
def test_a_float_is_an_integer_only_if_it_is_that_very_one(whole, real, expected):
    assert same(np.array([whole], "i8"), np.array([real])) == [expected]


def test_unsigned_integers_and_floats():
    assert same(np.array([2**63, 2**64 - 1], "u8"), np.array([2.0**63, 2.0**64])) == [True, False]
    assert same(np.array([-1], "i8"), np.array([2.0**64 - 2**11])) == [False]


def test_strings_end_at_nul_and_lose_trailing_blanks():
    plain = np.array(["a", " b", "", "c"])
    assert same(plain, np.array([b"a  ", b" b\0x", b"\0y", b"cc"])) == [True, True, True, False]


def test_bytes_beyond_ascii_are_utf8_or_latin1():
    assert same(np.array(["é", "é"]), np.array([b"\xe9", "é".encode()])) == [True, True]


def test_heap_strings_may_be_characters():
    cells_of_characters = np.empty(3, object)
    cells_of_characters[:] = [np.array(["a", "", "b", " "]), np.array([], "U1"), "x"]
    assert same(rows(cells_of_characters, text_cells=True), np.array(["a", "", "x"])) == [True, True, True]


def test_cells_of_other_lengths_differ_and_the_others_are_still_compared():
    a, b = np.empty(4, object), np.empty(4, object)
    a[:] = [np.array([1, 2]), np.array([], "i8"), np.array([3]), np.array([4, 5])]
    b[:] = [np.array([1, 2]), np.array([9]), np.array([3]), np.array([4, 6])]
    assert same(a, b) == [True, False, True, False]


def test_shapes_count_but_axes_of_length_one():
    flat = np.arange(12)
    assert same(flat.reshape(2, 2, 3), flat.reshape(2, 3, 2)) == [False, False]
    assert same(flat.reshape(2, 1, 6), flat.reshape(2, 6)) == [True, True]


def test_complex_numbers_are_compared_in_both_parts():
    assert same(np.array([1 + 2j, 1 + 2j]), np.array([1 + 2j, 1 + 3j])) == [True, False]
    assert same(np.array([1 + 0j]), np.array([1.0])) == [False]


def test_what_stands_for_null_is_null_to_a_reader_that_cannot_say_it():
    rules = cells.Rules(null_numbers=(7, 7.0))
    saying = rows(np.ma.array([7, 7, 8], mask=[True, False, True]), says_null=True)
    assert same(saying, np.array([7, 7, 8]), rules) == [True, False, False]
    other = rows(np.ma.array([7, 7, 8], mask=[True, True, True]), says_null=True)
    assert same(saying, other, rules) == [True, False, True]


def test_neighbours_of_the_null_of_64_bits_are_values():
    lowest = -(2**63)
    rules = cells.Rules(null_numbers=(lowest, float(lowest)))
    saying = rows(np.ma.array([lowest, lowest + 1], mask=[True, False]), says_null=True)
    assert same(saying, np.array([lowest, lowest + 1]), rules) == [True, True]


def test_null_logicals_may_be_false():
    rules = cells.Rules(logical=True)
    saying = rows(np.ma.array([False, True, False], mask=[True, True, False]), says_null=True)
    assert same(saying, np.array([False, True, False]), rules) == [True, False, True]


def test_decimal_text_leaves_the_last_digits_and_blank_fields_open():
    rules = cells.Rules(decimal=True)
    assert same(np.array([0.1, 1.0]), np.array([np.nextafter(0.1, 1), 1.001]), rules) == [True, False]
    saying = rows(np.ma.array([0.0, 0.0], mask=[True, True]), says_null=True)
    assert same(saying, np.array([0.0, 3.0]), rules) == [True, False]


def test_long_columns_are_the_same_however_they_are_cut():
    array = np.arange(200_000).reshape(100_000, 2)
    column = Column({})
    for first, count, about, arrays in values.blocks(array, False):
        column.chunks.append((first, count, about, dict(arrays)))
    assert len(column.chunks) > 1
    part = column.slice(65_530, 65_545)
    assert part.values.tolist() == array[65_530:65_545].ravel().tolist()


def same_letter(answers):
    return lambda a, b: answers[a] == answers[b]


@pytest.mark.parametrize(
    "answers, odd",
    [("xxxx", None), ("xxxy", [3]), ("xxyy", []), ("xxyz", [2, 3]), ("wxyz", []), ("xxy", [2]), ("xy", []), ("x", None), ("", None)],
)
def test_the_odd_ones_are_those_against_a_majority(answers, odd):
    assert odd_ones(list(range(len(answers))), same_letter(answers)) == odd


def test_agreement_need_not_be_transitive():
    agree = {frozenset("ab"), frozenset("bc")}
    assert odd_ones(list("abc"), lambda a, b: frozenset((a, b)) in agree) == []
    assert odd_ones(list("abcd"), lambda a, b: frozenset((a, b)) in agree | {frozenset("ac")}) == ["d"]


def test_numbers_of_headers_are_equal_with_a_point_and_without():
    assert keywords.value_of(["A", "integer", "2"]) == keywords.value_of(["A", "real", (2.0).hex()])
    assert keywords.value_of(["A", "integer", str(2**63 + 1)]) != keywords.value_of(["A", "real", (2.0**63).hex()])
    assert keywords.value_of(["A", "text", "2"]) != keywords.value_of(["A", "integer", "2"])


def test_the_header_says_what_stands_for_null():
    cards = {c[0]: c for c in [["TFORM1", "text", "3I"], ["TNULL1", "integer", "5"], ["TZERO1", "integer", "32768"]]}
    assert keywords.rules(cards, "BINTABLE", 0) == cells.Rules((32773, 32773.0), (), False, True, False)
    assert keywords.rules({"TFORM1": ["TFORM1", "text", "1PL(3)"]}, "BINTABLE", 0).logical
