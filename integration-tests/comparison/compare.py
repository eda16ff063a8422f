# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Compares the dumps that several readers made of one file."""

from itertools import combinations

import numpy as np

from comparison import cells, keywords
from comparison.findings import FileResult
from comparison.vote import odd_ones

BLOCK_BYTES = 8 << 20
BLOCK_ROWS = 1 << 16


def compare_file(file, dumps):
    """dumps: by reader."""
    result = FileResult(file)
    broken = {name: dump.problem[1] for name, dump in dumps.items() if dump.problem}
    whole = [name for name in dumps if name not in broken]
    fail(result, None, "the file", broken, whole)
    counts = {name: len(dumps[name].hdus) for name in whole}
    differ(result, None, "number of HDUs", counts)
    for index in range(max(len(dump.hdus) for dump in dumps.values())):
        compare_hdu(result, index, dumps)
    return result


def fail(result, hdu, what, failures, others, agree=True):
    """Notes failures, of readers by name, where others can read; those fail alone if at least two others agree."""
    if failures and others:
        odd = sorted(failures) if len(others) > 1 and agree else ()
        result.add(hdu, what, odd, {name: "read it" for name in others} | failures)


def differ(result, hdu, what, answers):
    """Notes answers that are not the same."""
    odd = odd_ones(list(answers), lambda a, b: answers[a] == answers[b])
    if odd is not None:
        result.add(hdu, what, odd, {name: str(answer) for name, answer in answers.items()})


def compare_hdu(result, index, dumps):
    here = {name: dump.hdus[index] for name, dump in dumps.items() if index < len(dump.hdus)}
    refused = {name: hdu.record["cards_error"] for name, hdu in here.items() if "cards_error" in hdu.record}
    records = {name: hdu.record for name, hdu in here.items() if "cards" in hdu.record}
    fail(result, index, "the header", refused, list(records))
    keywords.compare(result, index, records)
    answering = {name: hdu for name, hdu in here.items() if hdu.problem is None}
    broken = {name: hdu.problem[1] for name, hdu in here.items() if hdu.problem and hdu.problem[0] == "error"}
    fail(result, index, "the HDU", broken, list(answering))
    kinds = {name: hdu.kind for name, hdu in answering.items()}
    if "GROUPS" in kinds.values():  # to some an image like any other
        kinds = {name: kind for name, kind in kinds.items() if kind != "PRIMARY"}
    differ(result, index, "kind", kinds)
    for what in ("shape", "rows"):
        told = {name: hdu.record[what] for name, hdu in answering.items() if what in hdu.record}
        differ(result, index, what, told)
    tables = {name: hdu for name, hdu in answering.items() if "columns" in hdu.record}
    differ(result, index, "number of columns", {name: len(hdu.columns) for name, hdu in tables.items()})
    header = keywords.first_values(records)
    for column in range(max((len(hdu.columns) for hdu in tables.values()), default=0)):
        compare_column(result, index, column, dumps, header)


def compare_column(result, index, column, dumps, header):
    columns, errors, cannot, reported = {}, {}, {}, set()
    kinds = set()
    for name, dump in dumps.items():
        hdu = dump.hdus[index] if index < len(dump.hdus) else None
        about = hdu.columns[column] if hdu and column < len(hdu.columns) else None
        trouble = trouble_of(dump, hdu, about)
        if trouble is None:
            columns[name] = about
            kinds.add(hdu.kind)
        elif trouble[0] == "cannot":
            cannot[name] = trouble[1]
        else:
            errors[name] = trouble[1]
            if dump.problem or hdu is None or hdu.problem:
                reported.add(name)  # with the HDU or the file
    ttype = header.get(f"TTYPE{column + 1}")
    if ttype and ttype[1] == "text" and ttype[2].strip():
        names = {name: about.about["name"].rstrip() for name, about in columns.items()}
        differ(result, index, f"name of column {column + 1}", names)
    title = f"column {column + 1} {next((about.about['name'] for about in columns.values()), '')!r}"
    rules = keywords.rules(header, next(iter(kinds), None), column)
    odd, agreed = compare_values(result, index, title, columns, rules)
    fail(result, index, title, {n: e for n, e in errors.items() if n not in reported}, list(columns), len(agreed) > 1)
    result.compared["columns"] += 1
    for name in dumps:
        if name in cannot:
            state = "cannot"
        elif name in errors:
            state = "errors"
        elif name in odd:
            state = "alone"
        elif name in agreed:
            state = "agreed"
        else:
            state = "unconfirmed" if len(columns) == 1 else "split"
        result.columns[name, state] += 1


def trouble_of(dump, hdu, column):
    """Why a reader has not all values of a column: (error or cannot, reason), or None."""
    if hdu is not None and hdu.problem:
        return hdu.problem
    if column is not None and column.problem:
        return column.problem
    if hdu is None or column is None:
        return dump.problem or ("error", "has no such column")
    rows = hdu.record["rows"]
    if column.rows != rows:
        return dump.problem or ("error", f"{column.rows} rows of {rows}")
    return None


def compare_values(result, index, title, columns, rules):
    """(readers against a majority somewhere, readers that agree with another in all rows)."""
    names = list(columns)
    if len(names) < 2:
        return set(), set()
    lengths = {name: column.rows for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        odd = odd_ones(names, lambda a, b: lengths[a] == lengths[b])
        result.add(index, title, odd, {name: f"{rows} rows" for name, rows in lengths.items()})
        rest = {name: column for name, column in columns.items() if odd and name not in odd}
        more, agreed = compare_values(result, index, title, rest, rules)
        return set(odd) | more, agreed
    differences = {}  # odd readers: [first row, rows, answers]
    always = {frozenset(pair): True for pair in combinations(names, 2)}
    rows = lengths[names[0]]
    step = block_rows(columns, rows)
    for first in range(0, rows, step):
        parts = {name: column.slice(first, min(rows, first + step)) for name, column in columns.items()}
        if all(cells.same_rows(parts[names[0]], parts[name], rules).all() for name in names[1:]):
            continue
        compare_block(parts, first, rules, differences, always)
    odd = set()
    for ones, (first, count, answers) in differences.items():
        result.add(index, title, ones, answers, first, count)
        odd.update(ones)
    split = () in differences
    agreed = {n for n in names if n not in odd and (not split or sum(n in pair for pair in always if always[pair]) > 1)}
    return odd, agreed if len(agreed) > 1 else set()


def block_rows(columns, rows):
    most = max(sum(a.nbytes for _, _, _, arrays in column.chunks for a in arrays.values()) for column in columns.values())
    return max(1, min(BLOCK_ROWS, BLOCK_BYTES * rows // max(1, most)))


def compare_block(parts, first, rules, differences, always):
    """Adds the differences of some rows, those with the same odd ones together."""
    pairs = list(combinations(parts, 2))
    patterns = np.zeros(len(next(iter(parts.values())).counts), "i8")
    for bit, (a, b) in enumerate(pairs):
        same = cells.same_rows(parts[a], parts[b], rules)
        patterns |= same.astype("i8") << bit
        always[frozenset((a, b))] &= bool(same.all())
    for pattern in np.unique(patterns).tolist():
        agreeing = {frozenset(pair) for bit, pair in enumerate(pairs) if pattern >> bit & 1}
        odd = odd_ones(list(parts), lambda a, b: frozenset((a, b)) in agreeing)
        if odd is None:
            continue
        where = (patterns == pattern).nonzero()[0]
        known = differences.get(tuple(odd))
        if known is None:
            row = int(where[0])
            answers = {name: part.cell(row) for name, part in parts.items()}
            differences[tuple(odd)] = [first + row, len(where), answers]
        else:
            known[1] += len(where)
