#!/usr/bin/env python3
# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Makes tarn.fits, the sample catalogue of this repository: an invented sky survey of 4,000 objects.

    ./make_tarn.py [FILE]      writes FILE (tarn.fits beside this script by default)

Needs Python 3.8 or newer and nothing else: the FITS bytes are laid out here, so the file does not depend on the version
of any library. The random numbers are seeded and every value is rounded to a few decimals before it is stored, so
each run gives the same bytes.

HDU 1 OBJECTS      one row per object: designation, position, five magnitudes (u, g, r, i, z), class, redshift
HDU 2 FIELDS       the 24 telescope pointings that OBJECTS.field refers to
HDU 3 LIGHTCURVES  one row per variable star, its brightness over time in arrays of varying length
"""

import math
import random
import struct
import sys
from pathlib import Path

SEED = 20260117
BANDS = "ugriz"
LIMITS = (22.3, 23.3, 23.1, 22.6, 21.4)  # 5 sigma depth of each band, mag
NAN = float("nan")
BLOCK = 2880

FLAG_SATURATED, FLAG_EDGE, FLAG_BLENDED, FLAG_COSMIC_RAY = 1, 2, 4, 8
FLAG_REPROCESSED = 1 << 31  # needs the unsigned 32-bit integer


class Column:
    """One BINTABLE column: `pack` turns a row's value into its bytes."""

    def __init__(self, name, tform, pack, unit=None, comment=None, ucd=None, **cards):
        self.name, self.tform, self.pack = name, tform, pack
        self.unit, self.comment, self.ucd, self.cards = unit, comment, ucd, cards


def number(code, repeat=1):
    layout = struct.Struct(">%d%s" % (repeat, code))
    return (lambda v: layout.pack(v)) if repeat == 1 else (lambda v: layout.pack(*v))


def text(width):
    def pack(value):
        raw = value.encode("ascii")
        assert len(raw) <= width, value
        return raw.ljust(width)

    return pack


def logical(value):
    return b"\0" if value is None else b"T" if value else b"F"


def bits(values):
    packed = 0
    for i, value in enumerate(values):
        packed |= value << (7 - i)
    return bytes([packed])


class Heap:
    """Bytes of the variable-length arrays; `pack` appends an array and returns its P descriptor."""

    def __init__(self):
        self.data = bytearray()

    def pack(self, code):
        def append(values):
            descriptor = struct.pack(">ii", len(values), len(self.data))
            self.data += struct.pack(">%d%s" % (len(values), code), *values)
            return descriptor

        return append


def card(keyword, value, comment=""):
    if isinstance(value, bool):
        shown = ("T" if value else "F").rjust(20)
    elif isinstance(value, int):
        shown = str(value).rjust(20)
    elif isinstance(value, float):
        shown = repr(value).upper().rjust(20)
    else:
        shown = ("'%-8s'" % value).ljust(20)
    line = "%-8s= %s%s" % (keyword, shown, " / " + comment if comment else "")
    assert len(line) <= 80, line
    return line.ljust(80)


def checksum(data):
    """The ones' complement sum of big-endian 32-bit words."""
    total = sum(struct.unpack(">%dI" % (len(data) // 4), data))
    while total >> 32:
        total = (total & 0xFFFFFFFF) + (total >> 32)
    return total


def encode_checksum(value):
    """The 16 characters of the CHECKSUM card, by the algorithm of the FITS standard's appendix J."""
    value = ~value & 0xFFFFFFFF
    ascii_bytes = [0] * 16
    for i in range(4):
        byte = value >> (24 - 8 * i) & 0xFF
        quotient, remainder = byte // 4 + ord("0"), byte % 4
        group = [quotient + remainder, quotient, quotient, quotient]
        punctuation = list(range(0x3A, 0x41)) + list(range(0x5B, 0x61))
        while any(c in punctuation for c in group):
            for j in (0, 2):
                if group[j] in punctuation or group[j + 1] in punctuation:
                    group[j] += 1
                    group[j + 1] -= 1
        for j in range(4):
            ascii_bytes[4 * j + i] = group[j]
    return bytes(ascii_bytes[-1:] + ascii_bytes[:-1]).decode("ascii")


def hdu(cards, data=b""):
    """Header and data, padded to blocks, with DATASUM and CHECKSUM."""
    data = bytes(data) + b"\0" * (-len(data) % BLOCK)
    cards = cards + [card("DATASUM", str(checksum(data)), "sum of the data"), None]

    def header(signature):
        cards[-1] = card("CHECKSUM", signature, "sum of the HDU, complemented")
        raw = "".join(cards + ["END".ljust(80)]).encode("ascii")
        return raw + b" " * (-len(raw) % BLOCK)

    return header(encode_checksum(checksum(header("0" * 16) + data))) + data


def table(extname, columns, rows, heap=None, extra=()):
    body = b"".join(column.pack(value) for row in rows for column, value in zip(columns, row))
    heap_data = heap.data if heap else b""
    cards = [
        card("XTENSION", "BINTABLE", "binary table"),
        card("BITPIX", 8),
        card("NAXIS", 2),
        card("NAXIS1", len(body) // len(rows), "bytes per row"),
        card("NAXIS2", len(rows), "rows"),
        card("PCOUNT", len(heap_data), "bytes of variable-length arrays"),
        card("GCOUNT", 1),
        card("TFIELDS", len(columns), "columns"),
        card("EXTNAME", extname),
    ]
    for n, column in enumerate(columns, 1):
        cards.append(card("TTYPE%d" % n, column.name))
        cards.append(card("TFORM%d" % n, column.tform))
        if column.unit:
            cards.append(card("TUNIT%d" % n, column.unit))
        cards += [card("%s%d" % (keyword, n), value) for keyword, value in column.cards.items()]
        if column.ucd:
            cards.append(card("TUCD%d" % n, column.ucd))
        if column.comment:
            cards.append(card("TCOMM%d" % n, column.comment))
    return hdu(cards + list(extra), body + heap_data)


def designation(ra, dec):
    """Sexagesimal name, cut (not rounded) as the IAU asks for."""
    centiseconds = int(ra / 15 * 360000)
    tenths = int(abs(dec) * 36000)
    return "TARN J%02d%02d%02d.%02d%s%02d%02d%02d.%d" % (
        centiseconds // 360000,
        centiseconds // 6000 % 60,
        centiseconds // 100 % 60,
        centiseconds % 100,
        "-" if dec < 0 else "+",
        tenths // 36000,
        tenths // 600 % 60,
        tenths // 10 % 60,
        tenths % 10,
    )


def make_fields(rng):
    """A grid of 6 x 4 pointings, 1 degree wide each, across the equator."""
    fields = []
    for number_of_field in range(1, 25):
        column, row = (number_of_field - 1) % 6, (number_of_field - 1) // 6
        ra, dec = 150.0 + column, -1.5 + row
        mjd = round(60310.1 + 3 * number_of_field + 0.3 * rng.random(), 5)
        seeing = [round(max(0.55, rng.gauss(base, 0.12)), 3) for base in (1.25, 1.1, 1.0, 0.95, 0.95)]
        exposure = [300.0, 120.0, 120.0, 120.0, 200.0 if number_of_field % 5 else 400.0]
        corners = []
        for dx, dy in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
            corners += [ra + dx, dec + dy]
        airmass = round(1.05 + 0.6 * rng.random(), 3)
        fields.append((number_of_field, "T%03d" % number_of_field, ra, dec, mjd, exposure, seeing, airmass, corners))
    return fields


def brightness(rng, faintest, slope):
    """An r magnitude from counts that grow as 10^(slope * mag)."""
    bright = 14.5
    low, high = 10 ** (slope * bright), 10 ** (slope * faintest)
    return math.log10(low + rng.random() * (high - low)) / slope


def star(rng):
    """Magnitudes along the stellar locus; red dwarfs are the most frequent."""
    r = brightness(rng, 22.8, 0.18)
    g_r = 0.2 + 1.3 * rng.random() ** 0.6
    u_g = 0.9 + 1.35 * g_r + rng.gauss(0, 0.05)
    r_i = 0.4 * g_r + (1.6 * (g_r - 1.2) if g_r > 1.2 else 0) + rng.gauss(0, 0.03)
    i_z = 0.5 * r_i + rng.gauss(0, 0.03)
    return [r + g_r + u_g, r + g_r, r, r - r_i, r - r_i - i_z], 0.0, 0.0


def galaxy(rng, cluster):
    """Red and blue galaxies; members of the cluster share one redshift and are mostly red."""
    r = brightness(rng, 22.6, 0.38)
    z = rng.gauss(0.231, 0.003) if cluster else min(1.4, abs(rng.gauss(0.0, 0.12)) + 0.03 * 10 ** (0.16 * (r - 16)))
    red = rng.random() < (0.8 if cluster else 0.4)
    g_r = (0.75 + 1.9 * z if z < 0.4 else 1.5) if red else 0.45 + 0.5 * z
    u_g = (1.8 if red else 1.1) + rng.gauss(0, 0.2)
    r_i = (0.35 if red else 0.22) + 0.5 * z
    i_z = (0.3 if red else 0.2) + 0.1 * z
    g_r, r_i, i_z = (c + rng.gauss(0, 0.06) for c in (g_r, r_i, i_z))
    radius = max(0.4, (9.0 if red else 7.0) * 10 ** (-0.13 * (r - 14.5)) * math.exp(rng.gauss(0, 0.25)))
    return [r + g_r + u_g, r + g_r, r, r - r_i, r - r_i - i_z], max(0.002, z), radius


def quasar(rng):
    r = brightness(rng, 22.0, 0.3)
    z = 0.3 + 2.9 * rng.random() ** 0.8
    u_g = 0.15 + rng.gauss(0, 0.12) + (0.8 * (z - 2.5) if z > 2.5 else 0)
    g_r, r_i, i_z = (c + rng.gauss(0, 0.1) for c in (0.15, 0.12, 0.08))
    return [r + g_r + u_g, r + g_r, r, r - r_i, r - r_i - i_z], z, 0.0


def measure(rng, magnitudes):
    """Adds the noise of each band; NaN where the object is too faint to be detected."""
    seen, errors, detected = [], [], []
    for magnitude, limit in zip(magnitudes, LIMITS):
        error = math.hypot(0.008, 0.2 * 10 ** (0.4 * (magnitude - limit)))
        found = magnitude < limit + 0.3
        seen.append(round(magnitude + rng.gauss(0, min(error, 0.3)), 3) if found else NAN)
        errors.append(round(error, 3) if found else NAN)
        detected.append(found)
    return seen, errors, detected


def make_objects(rng, fields, count=4000):
    objects, fibre = [], 0
    for sequence in range(count):
        kind = rng.random()
        cluster = 0.93 < kind
        if cluster:  # a galaxy cluster in field 15, dense in the middle
            distance, angle = 0.22 * rng.random() ** 1.7, 2 * math.pi * rng.random()
            ra, dec = 152.31 + distance * math.cos(angle), 0.42 + distance * math.sin(angle)
        else:
            ra, dec = 149.5 + 6 * rng.random(), -2 + 4 * rng.random()
        ra, dec = round(ra, 7), round(dec, 7)
        if kind < 0.45:
            name, (magnitudes, z, radius) = "STAR", star(rng)
        elif kind < 0.51:
            name, (magnitudes, z, radius) = "QSO", quasar(rng)
        else:
            name, (magnitudes, z, radius) = "GALAXY", galaxy(rng, cluster)
        seen, errors, detected = measure(rng, magnitudes)
        field = fields[int(dec + 2) * 6 + int(ra - 149.5)][0]

        flags = 0
        if magnitudes[2] < 15.2:
            flags |= FLAG_SATURATED
        if min((ra - 149.5) % 1, (dec + 2) % 1) < 0.01:
            flags |= FLAG_EDGE
        if rng.random() < (0.12 if cluster else 0.03):
            flags |= FLAG_BLENDED
        if rng.random() < 0.01:
            flags |= FLAG_COSMIC_RAY
        if field == 7:
            flags |= FLAG_REPROCESSED

        spectrum = name != "STAR" and magnitudes[2] < 20.6 and rng.random() < 0.75
        fibre = fibre % 640 + 1 if spectrum else fibre
        redshift = round(max(0.001, z + rng.gauss(0, 0.0003)), 5) if spectrum else NAN
        if not detected[2] or field in (21, 22):  # no second epoch
            variable = None
        else:
            variable = rng.random() < {"STAR": 0.04, "QSO": 0.5, "GALAXY": 0.0}[name]
        objects.append(
            (
                field * 1000000000 + 4000000 + sequence * 7,
                designation(ra, dec),
                ra,
                dec,
                field,
                name,
                seen,
                errors,
                detected,
                round(radius, 2) if radius else NAN,
                redshift,
                fibre if spectrum else -1,
                flags - (1 << 31),
                variable,
            )
        )
    return sorted(objects)


def make_light_curves(rng, objects):
    """Sine curves of the variable stars, seen at 8 to 40 random epochs."""
    curves = []
    for row in objects:
        if row[5] != "STAR" or not row[13] or math.isnan(row[6][1]):
            continue
        epochs = sorted(round(60310 + 360 * rng.random(), 4) for _ in range(rng.randrange(8, 41)))
        period = round(10 ** (-0.4 + 2.2 * rng.random()), 5)
        amplitude, phase = 0.1 + 0.5 * rng.random(), 2 * math.pi * rng.random()
        regular = rng.random() < 0.8
        values, errors = [], []
        for mjd in epochs:
            swing = math.sin(2 * math.pi * mjd / period + phase) if regular else rng.gauss(0, 0.6)
            values.append(round(row[6][1] + amplitude * swing + rng.gauss(0, 0.01), 3))
            errors.append(round(0.008 + 0.012 * rng.random(), 3))
        curves.append((row[0], "g", period if regular else NAN, epochs, values, errors))
    return curves


def main():
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("tarn.fits")
    rng = random.Random(SEED)
    fields = make_fields(rng)
    objects = make_objects(rng, fields)
    curves = make_light_curves(rng, objects)
    heap = Heap()

    primary = hdu(
        [
            card("SIMPLE", True, "FITS standard"),
            card("BITPIX", 8),
            card("NAXIS", 0),
            card("EXTEND", True),
            card("ORIGIN", "fitspark", "made by make_tarn.py"),
            card("OBJECT", "Tarn Survey", "invented, for examples and tests"),
            card("RADESYS", "ICRS"),
            card("EQUINOX", 2000.0),
            card("MJDREF", 0),
            card("TIMESYS", "TDB"),
        ]
    )
    object_columns = [
        Column("id", "1K", number("q"), comment="Identifier, unique in the survey", ucd="meta.id;meta.main"),
        Column("name", "24A", text(24), comment="Designation", ucd="meta.id"),
        Column("ra", "1D", number("d"), "deg", "Right ascension", "pos.eq.ra;meta.main", TDISP="F11.7"),
        Column("dec", "1D", number("d"), "deg", "Declination", "pos.eq.dec;meta.main", TDISP="F11.7"),
        Column("field", "1I", number("h"), comment="Pointing, see HDU FIELDS", ucd="obs.field"),
        Column("class", "6A", text(6), comment="STAR, GALAXY or QSO", ucd="src.class"),
        Column("mag", "5E", number("f", 5), "mag", "u g r i z; NaN: not detected", "phot.mag;em.opt", TDISP="F7.3"),
        Column("mag_err", "5E", number("f", 5), "mag", "1 sigma", "stat.error;phot.mag;em.opt", TDISP="F7.3"),
        Column("detected", "5X", bits, comment="Seen in u g r i z", ucd="meta.code"),
        Column("radius", "1E", number("f"), "arcsec", "Half-light radius; NaN: point source", "phys.angSize"),
        Column("z", "1E", number("f"), comment="Spectroscopic redshift; NaN: no spectrum", ucd="src.redshift"),
        Column("fibre", "1J", number("i"), comment="Fibre of the spectrum; null: none", TNULL=-1),
        Column("flags", "1J", number("i"), comment="1 saturated 2 edge 4 blended 8 cosmic ray", TZERO=1 << 31),
        Column("variable", "1L", logical, comment="null: seen once", ucd="meta.code;src.var"),
    ]
    field_columns = [
        Column("field", "1I", number("h"), comment="Number of the pointing", ucd="obs.field;meta.main"),
        Column("name", "8A", text(8), comment="Name of the pointing"),
        Column("ra", "1D", number("d"), "deg", "Centre", "pos.eq.ra;meta.main"),
        Column("dec", "1D", number("d"), "deg", "Centre", "pos.eq.dec;meta.main"),
        Column("mjd", "1D", number("d"), "d", "Start of the observation", "time.start"),
        Column("exposure", "5E", number("f", 5), "s", "u g r i z", "time.duration;obs.exposure"),
        Column("seeing", "5E", number("f", 5), "arcsec", "u g r i z, FWHM", "instr.obsty.seeing"),
        Column("airmass", "1E", number("f"), comment="Mean", ucd="obs.airMass"),
        Column("corners", "8D", number("d", 8), "deg", "ra, dec of the four corners", "pos.outline", TDIM="(2,4)"),
    ]
    curve_columns = [
        Column("id", "1K", number("q"), comment="As in HDU OBJECTS", ucd="meta.id;meta.main"),
        Column("band", "1A", text(1), comment="Filter", ucd="instr.bandpass"),
        Column("period", "1E", number("f"), "d", "NaN: irregular", "time.period"),
        Column("mjd", "1PD(40)", heap.pack("d"), "d", "Times", "time.epoch"),
        Column("mag", "1PE(40)", heap.pack("f"), "mag", "Brightness", "phot.mag;em.opt.B"),
        Column("mag_err", "1PE(40)", heap.pack("f"), "mag", "1 sigma", "stat.error;phot.mag;em.opt.B"),
    ]
    target.write_bytes(
        primary
        + table("OBJECTS", object_columns, objects)
        + table("FIELDS", field_columns, fields)
        + table("LIGHTCURVES", curve_columns, curves, heap)
    )
    print("%s: %d objects, %d fields, %d light curves" % (target, len(objects), len(fields), len(curves)))


if __name__ == "__main__":
    main()
