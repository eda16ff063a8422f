// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TForm;
import io.fitspark.fits.table.TableSchema;

/** The columns of the HDU of zones: how a zone is put into a row, and taken out of it. */
final class ZoneColumns {
    private static final List<ColumnSpec> SPECS = List.of(
            ColumnSpec.of("TILE", "1K"),
            ColumnSpec.of("COLUMN", "1I"),
            ColumnSpec.of("ELEMENTS", "1K"),
            ColumnSpec.of("NULLS", "1K"),
            ColumnSpec.of("NANS", "1K"),
            ColumnSpec.of("LOWER", "1L"),
            ColumnSpec.of("UPPER", "1L"),
            ColumnSpec.of("IMIN", "1K"),
            ColumnSpec.of("IMAX", "1K"),
            ColumnSpec.of("DMIN", "1D"),
            ColumnSpec.of("DMAX", "1D"),
            ColumnSpec.string("SMIN", StringBounds.KEPT),
            ColumnSpec.string("SMAX", StringBounds.KEPT));
    static final int TILE = 0;
    static final int COLUMN = 1;
    private static final int ELEMENTS = 2;
    private static final int NULLS = 3;
    private static final int NANS = 4;
    private static final int LOWER = 5;
    private static final int UPPER = 6;
    private static final int IMIN = 7;
    private static final int IMAX = 8;
    private static final int DMIN = 9;
    private static final int DMAX = 10;
    private static final int SMIN = 11;
    private static final int SMAX = 12;

    private ZoneColumns() {}

    static TableSchema schema() {
        try {
            return TableSchema.of(SPECS);
        } catch (FitsWriteException e) {
            throw new AssertionError(e);
        }
    }

    static void append(BatchBuilder rows, long tile, ColumnStatistics statistics) {
        Zone zone = zone(statistics);
        Zone.Bounds bounds = zone.bounds().orElse(null);
        rows.column(TILE).addLong(tile);
        rows.column(COLUMN).addLong(statistics.column().index() + 1);
        rows.column(ELEMENTS).addLong(zone.elements());
        rows.column(NULLS).addLong(zone.nulls());
        rows.column(NANS).addLong(zone.nans());
        boolean open = bounds instanceof Zone.Strings strings && strings.max().isEmpty();
        rows.column(LOWER).addBoolean(bounds != null);
        rows.column(UPPER).addBoolean(bounds != null && !open);
        rows.column(IMIN).addLong(bounds instanceof Zone.Integers integers ? integers.min() : 0);
        rows.column(IMAX).addLong(bounds instanceof Zone.Integers integers ? integers.max() : 0);
        rows.column(DMIN).addDouble(bounds instanceof Zone.Reals reals ? reals.min() : 0);
        rows.column(DMAX).addDouble(bounds instanceof Zone.Reals reals ? reals.max() : 0);
        rows.column(SMIN).addString(bounds instanceof Zone.Strings strings ? strings.min() : "");
        rows.column(SMAX)
                .addString(
                        bounds instanceof Zone.Strings strings ? strings.max().orElse("") : "");
        rows.endRow();
    }

    /** Statistics as a reader sees the cells: null reals of binary tables are NaN there, null strings empty. */
    static Zone zone(ColumnStatistics statistics) {
        Column column = statistics.column();
        ElementType type = column.type().element();
        long nulls = type == ElementType.STRING ? statistics.emptyStrings() : statistics.nulls();
        long nans = statistics.nans();
        if (column.form() instanceof TForm form && "EDCM".indexOf(form.element()) >= 0) {
            nans += nulls;
            nulls = 0;
        }
        return new Zone(statistics.elements(), nulls, nans, bounds(statistics, type));
    }

    private static Optional<Zone.Bounds> bounds(ColumnStatistics statistics, ElementType type) {
        return switch (type) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, ULONG -> {
                IntegerBounds integers = statistics.integers();
                yield integers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Zone.Integers(integers.min, integers.max));
            }
            case DECIMAL -> {
                WideBounds wide = statistics.wide();
                boolean fits = !wide.isEmpty() && isLong(wide.min()) && isLong(wide.max());
                yield fits
                        ? Optional.of(new Zone.Integers(
                                wide.min().longValue(), wide.max().longValue()))
                        : Optional.empty();
            }
            case FLOAT, DOUBLE -> {
                RealBounds reals = statistics.reals();
                Column column = statistics.column();
                yield reals.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Zone.Reals(ReadBack.of(column, reals.min), ReadBack.of(column, reals.max)));
            }
            case STRING -> {
                StringBounds strings = statistics.strings();
                yield strings.lower().map(lower -> new Zone.Strings(lower, strings.upper()));
            }
            case COMPLEX_FLOAT, COMPLEX_DOUBLE -> Optional.empty();
        };
    }

    private static boolean isLong(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }

    /** The zone of a row of a batch that holds all columns. */
    static Zone zone(ColumnBatch batch, int row, ElementType type) {
        Zone.Bounds bounds = null;
        if (batch.column(LOWER).bytes()[row] == 1) {
            boolean upper = batch.column(UPPER).bytes()[row] == 1;
            bounds = switch (type) {
                case STRING ->
                    new Zone.Strings(
                            text(batch.column(SMIN), row),
                            upper ? Optional.of(text(batch.column(SMAX), row)) : Optional.empty());
                case FLOAT, DOUBLE ->
                    new Zone.Reals(
                            batch.column(DMIN).doubles()[row],
                            batch.column(DMAX).doubles()[row]);
                default ->
                    new Zone.Integers(
                            batch.column(IMIN).longs()[row], batch.column(IMAX).longs()[row]);
            };
        }
        return new Zone(
                batch.column(ELEMENTS).longs()[row],
                batch.column(NULLS).longs()[row],
                batch.column(NANS).longs()[row],
                Optional.ofNullable(bounds));
    }

    private static String text(ColumnVector cells, int row) {
        return new String(
                cells.stringBytes(), cells.stringStarts()[row], cells.stringLengths()[row], StandardCharsets.UTF_8);
    }
}
