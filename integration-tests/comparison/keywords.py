# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Compares headers keyword by keyword, and tells what they say of columns."""

import re

from comparison.cells import Rules
from comparison.vote import odd_ones

COMMENTARY = ("COMMENT", "HISTORY", "")


def number(kind, value):
    return int(value) if kind == "integer" else float.fromhex(value)


def value_of(card):
    """A card's value so that equal ones are equal; a whole number is the same with a decimal point and without."""
    key, kind, value, *_ = card
    if kind == "commentary" and key not in COMMENTARY:
        return "text", value.strip()  # a keyword without =
    if kind in ("integer", "real"):
        plain = number(kind, value)
        return "number", int(plain) if kind == "real" and plain == plain // 1 and abs(plain) < 1e300 else plain
    if kind == "complex":
        return "complex", tuple(float.fromhex(part) for part in value)
    return kind, value


def by_keyword(cards):
    found = {}
    for card in cards:
        says_nothing = card[0] == "" and not card[2]  # a blank card
        if card[0] not in ("END", "CONTINUE") and not says_nothing:
            found.setdefault(card[0], []).append(value_of(card))
    return found


def shown(values):
    if not values:
        return "no such keyword"
    texts = [text if kind != "text" else repr(text) for kind, text in values]
    return "; ".join(str(text if text is not None else "undefined") for text in texts)[:160]


def compare(result, index, records):
    """Compares the cards of an HDU; records: by reader, those that have cards."""
    found = {name: by_keyword(record["cards"]) for name, record in records.items()}
    for key in dict.fromkeys(key for cards in found.values() for key in cards):
        several = any(len(cards.get(key, ())) > 1 for cards in found.values())
        names = [name for name in found if can_say(records[name], key, several)]
        answers = {name: found[name].get(key, []) for name in names}
        odd = odd_ones(names, lambda a, b: answers[a] == answers[b])
        for name in found:
            state = "cannot" if name not in names else "agreed" if odd is None else "alone" if name in odd else None
            state = state or ("agreed" if odd else "split")
            result.keywords[name, "unconfirmed" if state == "agreed" and len(names) == 1 else state] += 1
        result.compared["keywords"] += 1
        if odd is not None:
            result.add(index, f"keyword {key or '(blank)'}", odd, {n: shown(v) for n, v in answers.items()})


def can_say(record, key, several):
    """Whether a reader has a way to give the cards of a keyword: all of them, if there are several."""
    return key not in record.get("unsaid", ()) and not (several and record.get("one_card"))


def first_values(records):
    """The first value of each keyword, as the first reader has it that read the header."""
    for record in records.values():
        first = {}
        for card in record["cards"]:
            first.setdefault(card[0], card)
        return first
    return {}


def numeric(cards, keyword, default):
    card = cards.get(keyword)
    return number(*card[1:3]) if card and card[1] in ("integer", "real") else default


def null_numbers(stored, scale, zero):
    """What stands for null, after scaling: exact, and as a double."""
    exact = stored + int(zero) if scale == 1 and zero == zero // 1 else stored * scale + zero
    return exact, float(stored) * float(scale) + float(zero)


def image_rules(cards, kind):
    """What a header says of pixels."""
    compressed = kind == "ZIMAGE"
    scale, zero = numeric(cards, "BSCALE", 1), numeric(cards, "BZERO", 0)
    null = numeric(cards, "ZBLANK", numeric(cards, "BLANK", None)) if compressed else numeric(cards, "BLANK", None)
    whole = numeric(cards, "ZBITPIX" if compressed else "BITPIX", 0) > 0
    numbers = null_numbers(null, scale, zero) if null is not None and whole else ()
    return Rules(numbers, scaled=(scale, zero) != (1, 0))


def rules(cards, kind, column):
    """What a header says of the values of a column."""
    if kind in ("PRIMARY", "IMAGE", "ZIMAGE"):
        return image_rules(cards, kind)
    scale, zero = numeric(cards, f"TSCAL{column + 1}", 1), numeric(cards, f"TZERO{column + 1}", 0)
    null = cards.get(f"TNULL{column + 1}")
    numbers, texts = (), ()
    form = cards.get(f"ZFORM{column + 1}") or cards.get(f"TFORM{column + 1}") or ("", "text", "")
    code = re.match(r"\s*\d*[PQ]?([A-Z]?)", str(form[2]).upper())[1]
    if null and null[1] in ("integer", "real") and code in "BIJK":
        numbers = null_numbers(number(*null[1:3]), scale, zero)
    elif null and null[1] == "text":
        texts = (null[2].strip(),)
    return Rules(numbers, texts, code == "L", (scale, zero) != (1, 0), kind == "TABLE")
