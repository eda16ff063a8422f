# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of the write gate: what counts as wrong, what a waiver covers and when it is stale, how headers compare."""

import sys

import numpy as np
import pytest
from astropy.io import fits

from conftest import ROOT, SAMPLE

sys.path.insert(0, str(ROOT / "integration-tests"))

from comparison.peers.astropy_checked_peer import AstropyChecked
from comparison.reading import Dump, Hdu
from writegate import headers, programs
from writegate.result import Result
from writegate.truth import Checked, Problem, compare, rules_of
from writegate.waivers import Waived, Waiver, forms


def hdu(values, form="1J", cards=(), **about):
    """An HDU with a column of integers, as a dump has it."""
    column = {"name": "n", "type": "NUMBER", "shape": [], "variable": False, "form": form, "scale": 1, "zero": 0} | about
    record = {"kind": "BINTABLE", "rows": len(values), "cards": list(cards), "columns": [column]}
    found = Hdu(record)
    found.columns[0].chunks.append((0, len(values), column, {"values": np.array(values)}))
    return found


def dump(*hdus):
    made = object.__new__(Dump)
    made.hdus, made.problem, made.complete = list(hdus), None, True
    return made


def problems(written, read, tool="peer"):
    checked = Checked()
    compare(tool, dump(written), read if isinstance(read, Dump) else dump(read), checked)
    return checked


def test_equal_values_are_counted_and_no_problem():
    checked = problems(hdu([1, 2, 3]), hdu([1, 2, 3]))
    assert (checked.problems, checked.columns["peer"], checked.values["peer"]) == ([], 1, 3)


def test_a_wrong_value_is_a_problem_that_names_row_and_values():
    (problem,) = problems(hdu([1, 2, 3]), hdu([1, 5, 6])).problems
    assert problem == Problem("peer", 0, 0, "row 1 and 1 more rows: 5, written 2")


def test_rows_names_and_hdus_must_be_the_same():
    assert problems(hdu([1, 2]), hdu([1])).problems[0].what == "rows: 1, written 2"
    assert problems(hdu([1]), hdu([1], name="m")).problems[0].what == "is named 'm'"
    assert problems(hdu([1]), dump(hdu([1]), hdu([1]))).problems[0].what == "2 HDUs of 1"


def test_cards_that_were_asked_for_must_be_there():
    card = ["KEY", "integer", "5", ""]
    assert problems(hdu([1], cards=[card]), hdu([1], cards=[card, ["MORE", "logical", True, ""]])).problems == []
    (problem,) = problems(hdu([1], cards=[card]), hdu([1], cards=[["KEY", "integer", "6", ""]])).problems
    assert problem.what == "keyword KEY: 6, written 5"


def test_null_may_be_said_by_the_value_of_tnull_but_not_by_fits_io():
    written = hdu([1, 2], null=99)
    written.columns[0].chunks[0][3]["nulls"] = np.array([0, 1], "u1")
    read = hdu([1, 99])
    read.columns[0].chunks[0][2]["says_null"] = False
    assert problems(written, read).problems == []
    (problem,) = problems(written, hdu([1, 99]), "fits-io").problems
    assert problem.what == "row 1: 99, written null"


def test_null_is_compared_as_it_is_scaled():
    assert rules_of({"form": "1I", "null": -5, "zero": 32768}, "BINTABLE", False).null_numbers == (32763, 32763.0)
    assert rules_of({"form": "1K", "null": -1, "zero": 2.0**63}, "BINTABLE", False).null_numbers[0] == 2**63 - 1
    assert rules_of({"form": "F8.2", "null": "*"}, "TABLE", False).null_texts == ("*",)


OLD = Waiver("peer", "1.2", "reads C wrong", forms("C"), "row")


def waived(*known, versions=None):
    return Waived(known, versions or {"peer": "1.2.3"})


def table(form, values=(1,)):
    return dump(hdu(list(values), form))


def test_a_waiver_covers_its_tool_version_column_and_problem_only():
    problem = Problem("peer", 0, 0, "row 1: 5, written 2")
    assert waived(OLD).excuse(problem, table("2C")) is OLD
    assert waived(OLD).excuse(problem, table("2M")) is None
    assert waived(OLD).excuse(Problem("other", 0, 0, "row 1"), table("2C")) is None
    assert waived(OLD).excuse(Problem("peer", 0, 0, "is named 'm'"), table("2C")) is None
    assert waived(OLD, versions={"peer": "1.3"}).excuse(problem, table("2C")) is None


def test_only_a_waiver_of_the_whole_covers_the_whole():
    crash = Problem("peer", None, None, "crash: SIGSEGV")
    whole = Waiver("peer", "1.2", "crashes on C", forms("C"), "crash", "file")
    assert waived(whole).excuse(crash, table("2C")) is whole
    assert waived(Waiver("peer", "1.2", "crashes on C", forms("C"), "crash")).excuse(crash, table("2C")) is None


def test_conditions_know_fixed_and_variable_columns():
    about = {"form": "1PC(3)"}
    assert forms("C", descriptor=True)({}, about) and not forms("C", descriptor=False)({}, about)
    assert forms("CM")({}, about) and not forms("M")({}, about)


def test_a_waiver_that_was_never_needed_though_it_applied_is_stale():
    result = Result(waived(OLD))

    class Case:
        seed, truth = 7, table("2C")

    assert result.add(Case, Checked()) == []
    assert not result.failed()  # after one file nobody knows
    result.files = 200
    assert result.stale() == [OLD] and result.failed()
    wrong = Checked()
    wrong.add("peer", 0, 0, "row 1: 5, written 2")
    assert result.add(Case, wrong) == []
    assert result.stale() == [] and not result.failed()
    wrong.add("peer", 0, 0, "is named 'm'")
    assert result.add(Case, wrong) == ["seed 7, peer, HDU 0, column 'n' 2C: is named 'm'"] and result.failed()


def test_a_waiver_that_nothing_applied_to_is_not_stale():
    result = Result(waived(OLD))

    class Case:
        seed, truth = 7, table("2M")

    result.add(Case, Checked())
    result.files = 200
    assert not result.failed()


def test_what_is_rare_is_judged_by_more_files():
    rare = Waiver("peer", "1.2", "reads C wrong", forms("C"), "row", files=2000)
    result = Result(waived(rare))
    result.waived.see(table("2C"))
    result.files = 1999
    assert not result.failed()
    result.files = 2000
    assert result.stale() == [rare]


def header(*cards):
    return fits.Header([fits.Card(*card) for card in cards])


OURS = [("NAXIS2", 2), ("PCOUNT", 10), ("TFORM1", "1QB(7)"), ("ZFORM1", "1J"), ("ZCTYP1", "RICE_1"), ("ZTILELEN", 5)]


@pytest.mark.parametrize("key, value", [("PCOUNT", 12), ("TFORM1", "1QB(9)")])
def test_lengths_of_what_is_compressed_may_differ(key, value):
    theirs = [(k, value if k == key else v) for k, v in OURS]
    assert headers.differences(header(*OURS), header(*theirs)) == []


def test_other_values_keywords_and_another_order_may_not():
    theirs = [*OURS[:4], ("ZCTYP1", "GZIP_1"), OURS[5]]
    assert headers.differences(header(*OURS), header(*theirs)) == [
        "ZCTYP1 = 'RICE_1' only in ours",
        "ZCTYP1 = 'GZIP_1' only in fpack's",
    ]
    assert headers.differences(header(*OURS), header(*OURS[:5])) == ["ZTILELEN = 5 only in ours"]
    swapped = [*OURS[:4], OURS[5], OURS[4]]
    assert headers.differences(header(*OURS), header(*swapped)) == ["order: card 5 is ZCTYP1, fpack's ZTILELEN"]


def test_what_is_known_late_may_stand_at_the_end_and_tiles_of_tables_that_grew_are_their_own():
    theirs = [*OURS[:3], ("TDMIN1", 4), *OURS[3:]]
    assert headers.differences(header(*OURS, ("TDMIN1", 4)), header(*theirs)) == []
    assert headers.differences(header(*OURS, ("TDMIN1", 5)), header(*theirs)) != []
    other = [*OURS[:5], ("ZTILELEN", 7)]
    assert headers.differences(header(*OURS), header(*other)) != []
    assert headers.differences(header(*OURS), header(*other), grown=True) == []


def test_astropy_refuses_wrong_sums(tmp_path):
    path = tmp_path / "tarn.fits"
    content = bytearray(SAMPLE.read_bytes())
    path.write_bytes(content)
    assert AstropyChecked(str(path)).count() == 4
    content[-3000] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match="Datasum verification failed"):
        AstropyChecked(str(path))


def test_what_stands_behind_the_last_hdu_is_found(tmp_path):
    path = tmp_path / "longer.fits"
    path.write_bytes(SAMPLE.read_bytes() + bytes(2880))
    assert programs.end_of_hdus(path) == SAMPLE.stat().st_size


def test_directives_are_left_out_and_complex_columns_may_have_either_gzip():
    ours = [("ZFORM1", "1C"), ("ZCTYP1", "GZIP_1")]
    theirs = [("FZTILELN", 5), ("FZALG1", "GZIP_1"), ("ZFORM1", "1C"), ("ZCTYP1", "GZIP_2")]
    assert headers.differences(header(*ours), header(*theirs)) == []
