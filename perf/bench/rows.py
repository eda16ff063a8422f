# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the benchmark: what is read from which file, by which tools, and how fast it has to be.

A new row is an entry here; where it needs a new file or operation, also a maker in data.py or an operation in the workers.
"""

from dataclasses import dataclass, field

import numpy as np

from bench import data, images

# A median of paired ratios this close to 1 counts as level: runs on one machine differ by that much.
LEVEL = 0.95


@dataclass(frozen=True)
class Row:
    """One line of the table.

    parameters are handed to the workers as they are; tools begins with the one that is measured against the others;
    targets says how many times as fast as a peer it must be, at least. files names those that tools read instead of file;
    reference a tool whose values must be the same, but that is not timed. apart says that the tools are measured one after the
    other, each with the memory of the machine to itself, and not in turns.
    """

    name: str
    title: str
    file: str
    op: str
    parameters: dict
    tools: tuple
    targets: dict
    files: dict = field(default_factory=dict)
    reference: str = ""
    apart: bool = False

    def file_of(self, tool):
        return self.files.get(tool, self.file)

    def all_tools(self):
        return (*self.tools, self.reference) if self.reference else self.tools

    def all_files(self):
        return {self.file_of(tool) for tool in self.all_tools()}


FITS_TOOLS = ("fits-io", "rustfits", "fitsio")
FITS_TARGETS = {"rustfits": LEVEL, "fitsio": 1.0}

# fitsio shows compressed tables as raw bytes.
ZTABLE_TOOLS = ("fits-io", "rustfits")
ZTABLE_TARGETS = {"rustfits": 1.3}


def fits_row(name, title, op, **parameters):
    tools, targets = (ZTABLE_TOOLS, ZTABLE_TARGETS) if "_z.fits" in name else (FITS_TOOLS, FITS_TARGETS)
    return Row(name, title, name.split(":")[0], op, parameters, tools, targets)


def sample(seed, population, count):
    """count different numbers below population, sorted."""
    return sorted(np.random.default_rng(seed).choice(population, size=count, replace=False).tolist())


def table_rows(file):
    quarter = data.ROWS // 4
    scattered = ",".join(map(str, sample(11, data.ROWS, 2000)))
    return [
        fits_row(f"{file}:3cols", "ra, dec, id of all rows", "table", columns="ra,dec,id"),
        fits_row(f"{file}:slice", "the middle half, all columns", "table", range=f"{quarter}:{3 * quarter}"),
        fits_row(f"{file}:scattered", "2000 sorted random rows, all columns", "table", rows=scattered),
        fits_row(f"{file}:whole", "all rows, all columns", "table"),
    ]


def hdu_rows():
    rows = []
    for count in (100, 1000, 10000):
        name = f"hdus_{count}:walk"
        title = f"open, name, kind and size of {count} HDUs"
        rows.append(Row(name, title, f"hdus_{count}.fits", "walk", {}, FITS_TOOLS, FITS_TARGETS))
    numbers = np.random.default_rng(12).integers(0, 10000, size=1000)
    names = ",".join(data.hdu_name(i) for i in numbers)
    title = "open, then number and size of 1000 HDUs by name"
    rows.append(Row("hdus_10000:byname", title, "hdus_10000.fits", "byname", {"names": names}, FITS_TOOLS, FITS_TARGETS))
    return rows


def threads_row():
    """A compressed table by two threads against one; rustfits has no way to use two."""
    name, title = "catalog_z.fits:whole:2threads", "all rows, all columns, by two threads"
    tools = ("fits-io", "fits-io:1thread")
    return Row(name, title, "catalog_z.fits", "table", {"threads": 2}, tools, {"fits-io:1thread": 1.7})


# Writing: each tool has the rows in memory, and makes a new file of them. rustfits has to be left behind, compressed by far.
WRITE_TARGETS = {"plain": 1.0, "z": 10.0}

# The size of the batches must not matter: at most this much more time than for all rows in one go.
APPEND_MORE = 1.10

APPENDED = 100_000

# rustfits compresses the last tile anew with every call; so many take it minutes, and are left to others to measure.
TOO_SLOW = {("z", 100), ("z_vla", 100), ("z_vla", 1000)}


def write_row(name, title, file, layout):
    tools = ("fits-io", "rustfits") if layout == "z" else ("fits-io", "rustfits", "fitsio")
    return Row(f"write:{name}", title, file, "write", {"layout": layout}, tools, {"rustfits": WRITE_TARGETS[layout]})


def write_rows():
    whole = "500,000 rows to a new file"
    name, title = "write:catalog_z:2threads", f"{whole}, compressed by two threads"
    threads = {"layout": "z", "threads": 2}
    tools = ("fits-io", "fits-io:1thread")
    return [
        write_row("catalog", whole, "catalog.fits", "plain"),
        write_row("catalog_vla", f"{whole}, with variable-length columns", "catalog_vla.fits", "plain"),
        write_row("catalog_z", f"{whole}, compressed", "catalog.fits", "z"),
        Row(name, title, "catalog.fits", "write", threads, tools, {"fits-io:1thread": 1.7}),
    ]


def append_row(table, file, layout, batch):
    """fits-io is also compared with itself, given the same rows in one batch."""
    peers = ("rustfits",) if (table, batch) not in TOO_SLOW else ()
    peers += ("fitsio",) if layout == "plain" else ()
    targets = dict.fromkeys(peers[:1], 1.0) if "rustfits" in peers else {}
    parameters = {"layout": layout, "first": APPENDED, "batch": batch}
    if batch == APPENDED:
        title = f"{APPENDED:,} rows to a table of unknown length, in one call"
        return Row(f"append:{table}:once", title, file, "append", parameters, ("fits-io", *peers), targets)
    title = f"the same, {batch:,} rows a call"
    tools = ("fits-io", *peers, "fits-io:once")
    return Row(f"append:{table}:{batch}", title, file, "append", parameters, tools, targets | {"fits-io:once": round(1 / APPEND_MORE, 3)})


def append_rows():
    tables = (("plain", "catalog.fits", "plain"), ("z", "catalog.fits", "z"), ("z_vla", "catalog_vla.fits", "z"))
    return [append_row(*table, batch) for table in tables for batch in (APPENDED, 100, 1000, 10_000)]


def repack_rows():
    """A copy of the packed file is what a repack must do at least, unless it works in the file itself, as rustfits does."""
    title = "a compressed table whose heap of 1 GB is half dead, in a JVM heap of 64 MB"
    files = {"copy": "catalog_live.fits"}
    return [Row("repack:ztable", title, "catalog_dead.fits", "repack", {}, ("fits-io:64m", "copy", "rustfits"), {}, files)]


# Compressed images of one long axis are walked over; of others stamps are cut out.
LONG_IMAGES = ("gz2_heal.fits", "gz2_rand.fits")
TILED_IMAGES = (
    "rice_des.fits",
    "rice_des_t1000.fits",
    "gz2_des_q.fits",
    "gz2_des_u.fits",
    "rice_i4.fits",
    "hcomp_i4.fits",
    "plio_i4.fits",
)

# Many stamps at once take at most so much more time than all pixels.
STAMPS_MORE = 1.2


def image_row(file, name, title, targets=None, tools=FITS_TOOLS, **parameters):
    return Row(f"{file}:{name}", title, file, "image", parameters, tools, targets or FITS_TARGETS)


def chunk_rows(file):
    return [
        image_row(file, "chunk1000", "the first eighth, 1000 pixels a read", chunk=1000, share=8),
        image_row(file, "chunk50000", "all pixels, 50,000 a read", chunk=50_000),
    ]


def stamps():
    corners = np.random.default_rng(13).integers(0, images.SIDE - images.STAMP + 1, size=(1000, 2))
    return ",".join(f"{x}:{y}" for x, y in corners)


def threads_image_row(file):
    tools = ("fits-io", "fits-io:1thread")
    return image_row(file, "whole:2threads", "all pixels, by two threads", {"fits-io:1thread": 1.7}, tools, threads=2)


def image_rows():
    whole, cut, corners = "all pixels", "1000 random stamps of 32x32 pixels", stamps()
    rows = [*chunk_rows("img1d_f8.fits"), image_row("img1d_f8.fits", "whole", whole)]
    rows += [image_row("img2d_f4.fits", "stamps", cut, stamps=corners), image_row("img2d_f4.fits", "whole", whole)]
    for file in LONG_IMAGES:
        rows += chunk_rows(file)
        rows += [image_row(file, "tile", "all pixels, a tile a read", chunk=images.LONG_TILE[0])]
        rows += [image_row(file, "whole", whole), threads_image_row(file)]
    for file in TILED_IMAGES:
        rows += [image_row(file, "stamps", cut, stamps=corners), image_row(file, "whole", whole)]
        once = {"fits-io:whole": round(1 / STAMPS_MORE, 3)}
        tools = ("fits-io", "fits-io:whole")
        rows += [image_row(file, "stamps_batch", f"{cut}, in one call", once, tools, stamps=corners, together="true")]
        rows += [threads_image_row(file)]
    return rows


# Three columns and a sixth of the rows: what a row-major table must be read whole for, and Parquet need not.
AGGREGATED = {"columns": "ra,dec,id"}
FILTERED = {"columns": "ra,dec", "between": "dec:-10:10"}

# The share of the bandwidth of two threads that only read, which a scan of a row-major table must keep.
BANDWIDTH = 0.7


def spark_row(name, title, op, parameters, targets, tools=("fitspark", "parquet")):
    files = {"parquet": "catalog10.parquet"}
    return Row(f"spark:{name}", title, "catalog10.fits", op, parameters, tools, targets, files, "numpy")


def ztable_row(name, title, op, parameters, target):
    files = {"parquet-gzip": "catalog10_gzip.parquet", "numpy": "catalog10.fits"}
    tools, targets = ("fitspark", "parquet-gzip"), {"parquet-gzip": target}
    return Row(f"spark:{name}:ztable", title, "catalog10_z.fits", op, parameters, tools, targets, files, "numpy")


def spark_rows():
    agg3, filtered, whole = "sum, min, max of ra, dec, id", "ra, dec where dec between -10 and 10", "all rows, all columns, as rows"
    scanned, reading = ("fitspark", "hadoop-read", "parquet"), {"hadoop-read": BANDWIDTH}
    return [
        spark_row("count", "number of rows", "count", {}, {"parquet": 1.0}),
        spark_row("agg3", agg3, "aggregate", AGGREGATED, reading, scanned),
        spark_row("filter", filtered, "sink", FILTERED, reading, scanned),
        spark_row("whole", whole, "sink", {}, {"parquet": 1.5}),
        spark_row("whole:batches", "the same without the conversion to rows", "batches", {}, {}),
        ztable_row("agg3", agg3, "aggregate", AGGREGATED, 1.0),
        ztable_row("filter", filtered, "sink", FILTERED, 1.0),
        ztable_row("whole", whole, "sink", {}, 1.5),
    ]


def spark_write_row(name, title, compression, targets):
    """Rows that Spark has in its cache, written to a directory."""
    tools = ("fitspark", "parquet", "parquet-gzip")
    return Row(f"spark:write:{name}", title, "catalog10.fits", "write", {"compression": compression}, tools, targets, {}, "numpy", apart=True)


# How many times as long as a directory of the same files one file may take, by the order of its rows.
SINGLE_MORE = {"relaxed": 1.25, "preserve": 1.7}


def spark_single_row(name, title, compression, order, more=None):
    """The same rows in one file. fitspark is also compared with itself, writing a directory."""
    parameters = {"compression": compression, "single": order, "layout": "z" if compression == "ztable" else "plain"} | (more or {})
    tools = ("fitspark", "fitspark:dir", "parquet-gzip", "rustfits")
    targets = {"fitspark:dir": round(1 / SINGLE_MORE[order], 3)} | ({"rustfits": 5.0} if compression == "ztable" else {})
    return Row(f"spark:write:{name}", title, "catalog10.fits", "write", parameters, tools, targets, {}, "numpy", apart=True)


def spark_write_rows():
    one, bare = "all rows from the cache to one compressed file", {"bare": "true"}
    unknown = "the same, from a frame that knows no widths of strings"
    return [
        spark_single_row("ztable_single_relaxed", f"{one}, whole tiles first", "ztable", "relaxed"),
        spark_single_row("ztable_single_relaxed:bare", unknown, "ztable", "relaxed", bare),
        spark_single_row("ztable_single_preserve", f"{one}, in order", "ztable", "preserve"),
        spark_single_row("ztable_single_preserve:bare", unknown, "ztable", "preserve", bare),
        spark_single_row("plain_single", "all rows from the cache to one plain file", "none", "preserve"),
        spark_write_row("plain_dir", "all rows from the cache to plain files", "none", {"parquet": 2.0}),
        spark_write_row("ztable_dir", "all rows from the cache to compressed files", "ztable", {"parquet": 1.5, "parquet-gzip": 3.0}),
    ]


def all_rows():
    fits = table_rows("catalog.fits") + table_rows("catalog_vla.fits") + table_rows("catalog_z.fits") + [threads_row()] + hdu_rows()
    return fits + image_rows() + write_rows() + append_rows() + repack_rows() + spark_rows() + spark_write_rows()
