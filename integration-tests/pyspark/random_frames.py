# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Random frames, and random ways to write them; the same seed gives the same."""

import datetime
import math
import random
import string
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pyarrow as pa

MAX_ROWS = 60
MAX_COLUMNS = 8
EPOCH = datetime.datetime(1970, 1, 1)
UTC = datetime.UTC


@dataclass(frozen=True)
class Kind:
    """A type, a value of it, and what is read where a null was written; element: may be in an array."""

    name: str
    type: pa.DataType
    draw: Callable[[random.Random], Any]
    null: Any = None
    element: bool = True


def edges(rng, drawn, *extremes):
    return rng.choice(extremes) if rng.random() < 0.15 else drawn


def integer(bits):
    low, high = -(1 << bits - 1), (1 << bits - 1) - 1
    return lambda rng: edges(rng, rng.randint(low, high), low, high, 0, -1, low + 1)


def real(code, size):
    def draw(rng):
        if rng.random() < 0.2:
            return rng.choice((0.0, -0.0, math.inf, -math.inf, math.nan, 1.5))
        value = struct.unpack(code, rng.randbytes(size))[0]
        return math.nan if math.isnan(value) else value

    return draw


def pair(draw):
    return lambda rng: {"re": draw(rng), "im": draw(rng)}


def instant(rng):
    return EPOCH + datetime.timedelta(seconds=rng.randint(-(1 << 31), 1 << 31), microseconds=rng.randint(0, 999999))


def text(rng):
    """ASCII; no blank at the end, which does not count."""
    length = rng.randint(0, 40) if rng.random() < 0.05 else rng.randint(0, 6)
    return "".join(rng.choices(string.ascii_letters + string.digits + " _-+.,:;'/", k=length)).rstrip(" ")


def complex_of(part):
    return pa.struct([("re", part), ("im", part)])


NAN = {"re": math.nan, "im": math.nan}
SHUFFLED = ("SHORT", "INT", "LONG", "DECIMAL", "FLOAT", "DOUBLE")
FLOAT, DOUBLE = real("<f", 4), real("<d", 8)
KINDS = [
    Kind("BOOLEAN", pa.bool_(), lambda rng: rng.random() < 0.5),
    Kind("BYTE", pa.int8(), integer(8)),
    Kind("SHORT", pa.int16(), integer(16)),
    Kind("INT", pa.int32(), integer(32)),
    Kind("LONG", pa.int64(), integer(64)),
    Kind("DECIMAL", pa.decimal128(20, 0), lambda rng: Decimal(edges(rng, rng.getrandbits(64), 0, 2**64 - 1, 2**63))),
    Kind("FLOAT", pa.float32(), FLOAT, math.nan),
    Kind("DOUBLE", pa.float64(), DOUBLE, math.nan),
    Kind("STRING", pa.string(), text, ""),
    Kind("DATE", pa.date32(), lambda rng: instant(rng).date()),
    Kind("TIMESTAMP", pa.timestamp("us", "UTC"), lambda rng: instant(rng).replace(tzinfo=UTC)),
    Kind("TIMESTAMP_NTZ", pa.timestamp("us"), instant),
    Kind("BINARY", pa.binary(), lambda rng: rng.randbytes(rng.randint(0, 5)), b"", element=False),
    Kind("COMPLEX_FLOAT", complex_of(pa.float32()), pair(FLOAT), NAN),
    Kind("COMPLEX_DOUBLE", complex_of(pa.float64()), pair(DOUBLE), NAN),
]


def same(a, b):
    """Floats to the last bit, but for what a NaN is made of."""
    if isinstance(a, float) and isinstance(b, float):
        return math.isnan(a) and math.isnan(b) or (a == b and math.copysign(1, a) == math.copysign(1, b))
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    return type(a) is type(b) and a == b


@dataclass
class Column:
    """depth: of arrays; stored: what is read of a value."""

    name: str
    kind: Kind
    type: pa.DataType
    draw: Callable[[random.Random], Any]
    depth: int = 0

    def is_null(self, read):
        """Whether an array that is read can stand for null: it is empty, or, where the length was fixed before, one of nulls."""
        return isinstance(read, list) and all(element is None or same(element, self.kind.null) for element in read)

    def stored(self, value, depth=None):
        depth = self.depth if depth is None else depth
        if depth:
            return [self.stored(part, depth - 1) for part in value or []]
        return self.kind.null if value is None else value


def column(rng, name):
    kind = rng.choice(KINDS)
    nulls = rng.choice((0, 0, 0.2, 0.6))
    shape = rng.choice(("one", "one", "one", "fixed", "list", "nested")) if kind.element else "one"

    def element(rng):
        return None if rng.random() < nulls else kind.draw(rng)

    if shape == "one":
        return Column(name, kind, kind.type, element)
    if shape == "nested":
        outer, inner = rng.randint(1, 3), rng.randint(1, 3)
        draw = lambda rng: [[element(rng) for _ in range(inner)] for _ in range(outer)]  # noqa: E731
        return Column(name, kind, pa.list_(pa.list_(kind.type)), draw, 2)
    length = rng.randint(0, 4)

    def drawn(rng):
        if shape == "list" and rng.random() < nulls / 3:
            return None
        return [element(rng) for _ in range(length if shape == "fixed" else rng.randint(0, 4))]

    return Column(name, kind, pa.list_(kind.type), drawn, 1)


PARTITIONS = [
    Kind("INT", pa.int32(), lambda rng: rng.randint(-3, 3)),
    Kind("STRING", pa.string(), lambda rng: rng.choice(("a", "b c", "d=e", "f/g", "50%", "it's"))),
    Kind("DATE", pa.date32(), lambda rng: datetime.date(2026, 1, rng.randint(1, 4))),
]


@dataclass
class Plan:
    """What is written, and how. batches: one write each; merged: options of a merge of the files into one, or None."""

    columns: list
    partitions: list
    batches: list
    options: dict
    tasks: int
    sort: str | None = None
    cards: list = field(default_factory=list)
    merged: dict | None = None

    @property
    def single(self):
        return self.options["layout"] == "single"

    @property
    def suffix(self):
        return ".fits.fz" if self.options["compression"] == "ztable" else ".fits"

    def table(self, rows):
        columns = self.columns + self.partitions
        schema = pa.schema([(c.name, c.type) for c in columns])
        return pa.table({c.name: pa.array([row[c.name] for row in rows], c.type) for c in columns}, schema=schema)

    def expected(self):
        """Rows by id, as they are read."""
        return {identity: {c.name: c.stored(row[c.name]) for c in self.columns + self.partitions} for identity, row in self.rows().items()}

    def rows(self):
        """By id, as they were handed in."""
        return {row["id"]: row for batch in self.batches for row in batch}


def plan(seed):
    rng = random.Random(seed)
    identity = Column("id", Kind("LONG", pa.int64(), None), pa.int64(), None)
    columns = [identity, *(column(rng, f"c{i}") for i in range(1, rng.randint(2, MAX_COLUMNS)))]
    single = rng.random() < 0.3
    partitions = []
    if not single and rng.random() < 0.5:
        for i in range(rng.randint(1, 2)):
            kind = rng.choice(PARTITIONS)
            partitions.append(Column(f"p{i}", kind, kind.type, maybe_null(rng, kind)))
    batches, first = [], rng.choice((0, 10**12))
    for _ in range(rng.choice((1, 1, 2, 3))):
        count = rng.choice((1 if partitions else 0, 1, rng.randint(1, MAX_ROWS), MAX_ROWS))
        if single and batches:
            # cells that are there already: an append to one file keeps the widths of its columns
            drawn = [rng.choice(batches[0]) | {"id": first + i} for i in range(count if batches[0] else 0)]
        else:
            drawn = [row(rng, first + i, columns[1:] + partitions) for i in range(count)]
        batches.append(drawn)
        first += count
    options, sort, cards = ways(rng, columns, single, bool(partitions))
    tasks, merged = rng.randint(1, 4), None
    if single and rng.random() < 0.5:
        options["rowOrder"] = "relaxed"
    if single and tasks > 1 and not sort and batches[0]:
        # where several tasks append, columns get as wide as they must be
        batches[1:] = [[row(rng, cells["id"], columns[1:]) for cells in batch] for batch in batches[1:]]
    if not single and not partitions and rng.random() < 0.5:
        merged = {"compression": rng.choice(("none", "ztable")), "rowOrder": rng.choice(("preserve", "relaxed"))}
        if rng.random() < 0.5:
            merged["tileRows"] = str(rng.randint(1, 25))
    return Plan(columns, partitions, batches, options, tasks, sort, cards, merged)


def maybe_null(rng, kind):
    nulls = rng.choice((0, 0.2))
    return lambda rng: None if rng.random() < nulls else kind.draw(rng)


def row(rng, identity, columns):
    return {"id": identity} | {c.name: c.draw(rng) for c in columns}


def ways(rng, columns, single, partitioned):
    """Options, the order of ids that sortBy asks for, and the cards that are to be in the header: [keyword, kind, value]."""
    compression = rng.choice(("none", "ztable", "ztable"))
    options = {"layout": "single" if single else "directory", "compression": compression}
    for name in ("checksum", "zoneMaps"):
        if rng.random() < 0.5:
            options[name] = rng.choice(("true", "false"))
    if rng.random() < 0.6:
        options["tileRows"] = str(rng.randint(1, 25))
    if rng.random() < 0.3:
        options["compressionLevel"] = str(rng.randint(1, 9))
    if not single and rng.random() < 0.3:
        options["maxRecordsPerFile"] = str(rng.randint(1, 30))
    if compression == "ztable":
        for c in columns:
            if rng.random() < 0.2:
                options[f"codec.{c.name}"] = rng.choice(("GZIP_1", "GZIP_2") if c.kind.name in SHUFFLED else ("GZIP_1",))
    sort = rng.choice((None, None, "ASC", "DESC"))
    if sort:
        options["sortBy"] = "id DESC" if sort == "DESC" else "id"
    cards = []
    if rng.random() < 0.6:
        options["extname"] = "STARS"
        cards.append(["EXTNAME", "text", "STARS"])
    if rng.random() < 0.4:
        options["header.TELESCOP"], options["header.NIGHTS"] = "North Tower", "17"
        cards += [["TELESCOP", "text", "North Tower"], ["NIGHTS", "integer", "17"]]
    return options, sort, cards
