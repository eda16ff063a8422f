# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""perf/report FILE.json: writes docs/performance.md and its charts from a results file."""

import sys
from pathlib import Path

from bench import chart, images, results
from bench.show import milliseconds

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"

# What each group of rows is; its name begins with that of the measured tool.
GROUPS = {
    "fits-io": "FITS files: fits-io",
    "fits-io writes": "FITS files: fits-io writes",
    "fits-io images": "FITS images: fits-io",
    "fits-io:64m": "FITS files: fits-io repacks",
    "fitspark": "Spark: FITS through fitspark",
}

WRITING = ("write", "append")

SUFFIXES = (" writes", " images")

# The charts of a group, by the end of their file name.
ALT = {"ratios": "how many times as fast as each peer", "times": "median time of each row"}

# Load averages before a row from which on the page says that the machine was busy: the rows before it count, too, and Spark's
# keep two threads busy besides those of their JVMs.
BUSY = 2.0
BUSY_SPARK = 4.0

CONVENTIONS = """## How it is measured

- Every iteration opens the file anew; the page cache is warm. Each tool does the same work with the interface that is its
  fastest for the row (the column *how* below says which; where there are several, they are tried before the timing).
- Every value is decoded: numbers to native arrays, strings cut at their end. fitsio hands numbers out in the file's byte
  order, so swapping them is part of its time. Cells of variable length are arrays and strings of their own in both peers,
  slices of one array in fits-io: each is what its users get. Callers of fits-io may hand in the arrays to fill, and the benchmark does;
  neither peer offers that.
- Before the timing each tool's values are compared by a checksum for every column. A row on which tools disagree is not timed.
- Tools run in turns, one iteration each, beginning with another one every round; those of `spark:write` one after the other, each with
  the memory of the machine to itself. Each is warmed up until the medians of
  two consecutive windows of iterations differ by at most 5 %.
- A time is the median of the measured iterations. A ratio is the median of the ratios within the rounds, so what slows the
  machine down for a while slows both sides; in `spark:write`, that of the medians. It says how many times as fast as that tool the measured one is.
- One application thread, but in rows that name more, and in Spark's. JIT and garbage collection are the JVM's own threads; its flags stand above.
- The data are random numbers and letters from fixed seeds, made by `perf/bench/data.py`: 500,000 rows of 371 bytes in 33
  columns (`catalog.fits`), the same with two columns of variable length (`catalog_vla.fits`) or compressed (`catalog_z.fits`), and
  files of 100 to 10,000 small image HDUs.
"""

WRITING_CONVENTIONS = """### Writing

- Each tool has the rows in memory before the timing, in its own natural form: fits-io lent primitive arrays, a column each; the
  peers a structured numpy array, with strings as bytes and cells of variable length as objects.
- Every iteration writes a new file beside the data, from its creation until it is closed; it is removed outside of the timing. No tool
  waits for the disk (fsync). All other settings are the tools' defaults: fits-io also writes CHECKSUM and DATASUM, the peers do not.
- Compressed tables have the same tiles and codecs in both tools: as fpack chooses, deflate level 1.
- Before the timing each tool reads its file back, and the columns' checksums are compared.
- `append` rows: 100,000 rows to a table whose length nobody said before, so many a call, through one open handle. `fits-io:once` gets
  the same rows in one call, to know what small batches cost. rustfits compresses the last tile anew with every call, so it is not measured
  where there are so many calls that an iteration takes minutes.
"""

REPACK_CONVENTIONS = """### Repacking

- The table is the first third of `catalog10_z.fits`, 500 MB of tiles. All that a tile has of a column lies in the heap twice, and the first time
  nothing points to it.
- fits-io writes a new file beside the old one, signed with CHECKSUM and DATASUM, and puts it in its place: whatever happens, there is the old file or
  the new one. rustfits moves bytes within the file, which an interruption breaks; it gets a fresh copy before each iteration.
  `copy` is the operating system's copy of the file that comes out.
- Before the timing, four columns of what comes out are compared.
"""

IMAGE_CONVENTIONS = """### Images

- The images are made by cfitsio, through fitsio, from fixed seeds (`perf/bench/images.py`): 64 Mi doubles on one axis, plain, as runs of equal values
  (`gz2_heal.fits`) and as noise (`gz2_rand.fits`); 4000 x 4000 floats or integers, plain or in tiles of 100 x 100, or of 1000 x 1000 (`_t1000`).
- `stamps` are 1000 of 32 x 32 pixels at random places, read one by one; `stamps_batch` asks for all in one call, and `fits-io:whole` reads all
  pixels, to know what many stamps cost at most. fits-io keeps 64 MiB of decoded tiles, its default.
"""

SPARK_CONVENTIONS = """### Spark

- Spark in `local[2]`, every tool in a JVM of its own; all settings of Spark SQL are the defaults, so Parquet is read by its vectorised
  reader. An iteration finds the table anew, plans and runs: schema inference is part of it for both formats.
- The table is the catalogue with ten times as many rows, 5,000,000, none of them twice: `catalog10.fits`, and as a ZTABLE. `parquet`
  (snappy) and `parquet-gzip` are the same columns, written by Spark from that FITS file with Spark's defaults. No tool has
  Hadoop's checksum files beside its data.
- All answers are compared before the timing, with each other and with those of numpy, which reads the rows on its own: counts, sums
  (ten digits), minima, maxima, and for rows a checksum of each column that sees a cell in a wrong row.
- `hadoop-read` is two threads that read all bytes of the FITS file through Hadoop's file system and drop them. A FITS table lies row
  by row and must be read whole whatever is asked; Parquet reads only the columns asked for.
- Rows are written to Spark's `noop` sink. Before it, Spark makes a row of its own of each row of the batches, for every format
  alike; `spark:whole:batches` is the same scan without that.
"""


def unique(values):
    return list(dict.fromkeys(values))


def groups(records):
    """{group: its rows}; a row is (name, {tool: record}) in the order of the file."""
    rows = {}
    for record in records:
        rows.setdefault(record["row"], {})[record["tool"]] = record
    grouped = {}
    for name, tools in rows.items():
        subject = next((r["against"] for r in tools.values() if "against" in r), next(iter(tools)))
        grouped.setdefault(subject + suffix(name.split(":")[0]), []).append((name, tools))
    return grouped


def suffix(what):
    """What the rows about something are, among those of a tool."""
    return " writes" if what in WRITING else " images" if what in images.MAKERS else ""


def measured(group):
    """The tool that a group's others are compared with."""
    for end in SUFFIXES:
        group = group.removesuffix(end)
    return group


def chart_name(group, kind):
    return f"perf-{group.replace(' ', '-').replace(':', '-')}-{kind}.svg"


def peers_of(subject, rows):
    return unique(tool for _, tools in rows for tool in tools if tool != subject)


def met_cell(tools):
    judged = [r for r in tools.values() if "met" in r]
    missed = [f"{r['target']:g} of {r['tool']}" for r in judged if not r["met"]]
    return f"no ({', '.join(missed)})" if missed else "yes" if judged else ""


def table(subject, rows):
    """The Markdown table of one group."""
    peers = peers_of(subject, rows)
    heads = ["row", "what", f"{subject} ms", *(f"{p} ms" for p in peers), *(f"against {p}" for p in peers), "target met"]
    lines = ["| " + " | ".join(heads) + " |", "|---|---|" + "---:|" * (1 + 2 * len(peers)) + "---|"]
    for name, tools in rows:
        title = next(iter(tools.values()))["title"]
        times = [milliseconds(tools[t]["ms"]) + ("" if tools[t]["steady"] else "*") if t in tools else "" for t in (subject, *peers)]
        ratios = [f"{tools[p]['ratio']:.2f}x" if "ratio" in tools.get(p, {}) else "" for p in peers]
        lines.append("| " + " | ".join([f"`{name}`", title, *times, *ratios, met_cell(tools)]) + " |")
    if any(not r["steady"] for _, tools in rows for r in tools.values()):
        lines += ["", "\\* its times had not become steady within the longest warm-up."]
    return "\n".join(lines)


def slower_sentences(subject, rows):
    """Where a peer is faster, in words."""
    slower = [
        f"- `{name}`: {tool} is {1 / r['ratio']:.2f} times as fast as {subject}."
        for name, tools in rows
        for tool, r in tools.items()
        if "ratio" in r and r["ratio"] < 1
    ]
    if slower:
        return "Where a peer is faster:\n\n" + "\n".join(slower)
    return "In this run no peer was faster in any row."


def percent(part, whole):
    return f"{100 * part / whole:.0f} %"


def bandwidth_sentences(rows):
    """How much of the file a second each row reads, beside threads that only read it."""
    return [
        f"- `{name}` takes in {r['bytes'] / r['ms'] / 1e6:.2f} GB/s of the file, {percent(tools['hadoop-read']['ratio'], 1)} "
        f"of what two threads reach that only read it ({tools['hadoop-read']['bytes'] / tools['hadoop-read']['ms'] / 1e6:.2f} GB/s)."
        for name, tools in rows
        if "ratio" in tools.get("hadoop-read", {})
        for r in [tools[tools["hadoop-read"]["against"]]]
    ]


def conversion_sentences(rows):
    """What share of the whole table's time is the conversion to rows, for each tool that was measured with it and without."""
    by_name = dict(rows)
    whole, batches = by_name.get("spark:whole", {}), by_name.get("spark:whole:batches", {})
    shares = [f"{percent(r['ms'] - batches[tool]['ms'], r['ms'])} of {tool}'s" for tool, r in whole.items() if tool in batches]
    if not shares:
        return []
    return [f"- The conversion of batches to Spark's rows, which all formats pay, is {' and '.join(shares)} time in `spark:whole`."]


def how_table(records):
    """Which interface each tool was timed with."""
    lines = ["| row | tool | how | iterations |", "|---|---|---|---:|"]
    lines += [f"| `{r['row']}` | {r['tool']} | {r['variant']} | {r['n']} after {r['warmup']} |" for r in records]
    return "\n".join(lines)


def charts(group, rows):
    """{file name: SVG} of one group."""
    subject = measured(group)
    peers = peers_of(subject, rows)
    ratios = [(name, {p: tools[p]["ratio"] for p in peers if "ratio" in tools.get(p, {})}) for name, tools in rows]
    ratios = [(name, by_peer) for name, by_peer in ratios if by_peer]
    times = [(name, {t: r["ms"] for t, r in tools.items()}) for name, tools in rows]
    drawn = {chart_name(group, "times"): chart.time_chart(f"{group}: median time of each row", [subject, *peers], times)}
    if ratios:
        drawn[chart_name(group, "ratios")] = chart.ratio_chart(f"{group}: how many times as fast", peers, ratios)
    return drawn


def versions(records):
    """A line for each tool, with all versions of it that rows were measured with."""
    used = {}
    for r in records:
        used.setdefault((r["tool"], r["runtime"]), []).append(r["version"])
    lines = "\n".join(f"- {tool} {', '.join(unique(versions))} ({runtime})" for (tool, runtime), versions in used.items())
    several = any(len(set(versions)) > 1 for versions in used.values())
    return lines + ("\n\nThe rows are from several runs; in each of them all tools of a row ran in one." if several else "")


def busy(records):
    """A sentence where the machine had more to do than the benchmark, else nothing."""
    loads = [(r.get("load", 0), BUSY_SPARK if r["row"].startswith("spark:") else BUSY) for r in records]
    most = max((load for load, much in loads if load >= much), default=None)
    if most is None:
        return ""
    return (
        f"\n\nOther programs ran at the same time (load average up to {most:g}): the times are longer than on a quiet machine, and "
        "as long iterations are interrupted more often than short ones, large ratios come out too large."
    )


def page(records, drawn):
    """The whole of docs/performance.md; drawn: {group: names of its charts}."""
    machines = unique(f"{r['machine']}, {r['date']}" for r in records)
    parts = [
        "# Performance",
        "This page is generated: `perf/run --json perf/results/latest.json` measures, `perf/report perf/results/latest.json` writes it.",
        "Measured on " + "; ".join(machines) + ":\n\n" + versions(records) + busy(records),
    ]
    for group, rows in groups(records).items():
        subject = measured(group)
        parts.append(f"## {GROUPS.get(group, group)}")
        shown = [(kind, chart_name(group, kind)) for kind in ALT if chart_name(group, kind) in drawn[group]]
        parts += [f"![{group}: {ALT[kind]}](images/{name})" for kind, name in shown]
        parts += [table(subject, rows), slower_sentences(subject, rows)]
        if notes := bandwidth_sentences(rows) + conversion_sentences(rows):
            parts.append("\n".join(notes))
    parts.append(CONVENTIONS.strip())
    if any(r["row"].split(":")[0] in WRITING for r in records):
        parts.append(WRITING_CONVENTIONS.strip())
    if any(r["row"].startswith("repack:") for r in records):
        parts.append(REPACK_CONVENTIONS.strip())
    if any(r["row"].split(":")[0] in images.MAKERS for r in records):
        parts.append(IMAGE_CONVENTIONS.strip())
    if any(r["row"].startswith("spark:") for r in records):
        parts.append(SPARK_CONVENTIONS.strip())
    parts += ["## Which interface was timed", how_table(records)]
    return "\n\n".join(parts) + "\n"


def write(records, docs):
    """Writes the page and its charts below docs."""
    images = docs / "images"
    images.mkdir(parents=True, exist_ok=True)
    drawn = {group: charts(group, rows) for group, rows in groups(records).items()}
    for files in drawn.values():
        for name, svg in files.items():
            (images / name).write_text(svg)
    (docs / "performance.md").write_text(page(records, drawn))


def main(argv):
    if len(argv) != 1:
        raise SystemExit("usage: perf/report FILE.json (written by perf/run --json)")
    records = results.load(argv[0])
    if not records:
        raise SystemExit(f"{argv[0]} holds no results")
    write(records, DOCS)


if __name__ == "__main__":
    main(sys.argv[1:])
