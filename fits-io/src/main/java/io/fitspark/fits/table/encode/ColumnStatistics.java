// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;

/**
 * What is known of the cells of a column, of a tile or of a table: to be fed batch after batch, and merged. All elements of arrays count. Not safe for
 * concurrent use.
 */
public final class ColumnStatistics implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(Long.SIZE - 1);

    private final Column column;
    private final ElementType type;
    private final IntegerBounds integers = new IntegerBounds();
    private final RealBounds reals = new RealBounds();
    private final WideBounds wide = new WideBounds();
    private final StringBounds strings = new StringBounds();
    private final NullHits hits;
    private long elements;
    private long nulls;
    private int longestCell;

    private ColumnStatistics(Column column) {
        this.column = column;
        this.type = column.type().element();
        this.hits = NullHits.of(column);
    }

    /** Statistics of a column without any cells. */
    public static ColumnStatistics of(Column column) {
        return new ColumnStatistics(column);
    }

    /** The column. */
    public Column column() {
        return column;
    }

    /** Adds rows {@code from} to {@code from + rows} of a batch. */
    public void add(ColumnVector cells, int from, int rows) {
        Objects.checkFromIndexSize(from, rows, cells.rows());
        int[] offsets = cells.rowOffsets();
        int first = offsets == null ? from * cells.elementsPerRow() : offsets[from];
        int end = offsets == null ? (from + rows) * cells.elementsPerRow() : offsets[from + rows];
        elements += end - first;
        longestCell(cells, from, rows);
        if (type == ElementType.STRING) {
            strings.add(cells, first, end);
            nulls += cells.hasNulls() ? countNulls(cells.nulls(), first, end) : 0;
        } else if (cells.hasNulls()) {
            addRuns(cells, first, end);
        } else if (end > first) {
            addRun(cells, first, end);
        }
    }

    private void longestCell(ColumnVector cells, int from, int rows) {
        int[] offsets = cells.rowOffsets();
        if (!column.form().isDescriptor()) {
            return;
        }
        int longest = 0;
        for (int row = from; row < from + rows; row++) {
            int count = offsets != null
                    ? offsets[row + 1] - offsets[row]
                    : cells.hasNulls() && cells.nulls()[row] ? 0 : cells.stringLengths()[row];
            longest = Math.max(longest, count);
        }
        boolean stringArrays = offsets != null && type == ElementType.STRING;
        longestCell = Math.max(longestCell, stringArrays ? longest * column.stringWidth() : longest);
    }

    private static int countNulls(boolean[] nulls, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += nulls[i] ? 1 : 0;
        }
        return count;
    }

    /** Adds what lies between nulls. */
    private void addRuns(ColumnVector cells, int first, int end) {
        boolean[] isNull = cells.nulls();
        int i = first;
        while (i < end) {
            int start = i;
            while (i < end && !isNull[i]) {
                i++;
            }
            if (i > start) {
                addRun(cells, start, i);
            }
            start = i;
            while (i < end && isNull[i]) {
                i++;
            }
            nulls += i - start;
        }
    }

    /** Adds elements none of which is null. */
    private void addRun(ColumnVector cells, int from, int to) {
        switch (type) {
            case BOOLEAN, BYTE -> integers.bytes(cells.bytes(), from, to);
            case SHORT -> integers.shorts(cells.shorts(), from, to);
            case INT -> integers.ints(cells.ints(), from, to);
            case LONG -> integers.longs(cells.longs(), from, to, 0);
            case ULONG -> integers.longs(cells.longs(), from, to, Long.MIN_VALUE);
            case DECIMAL -> wide.add(cells.longs(), from, to);
            case FLOAT -> reals.floats(cells.floats(), from, to);
            case DOUBLE -> reals.doubles(cells.doubles(), from, to);
            case COMPLEX_FLOAT -> reals.complexFloats(cells.floats(), from, to);
            case COMPLEX_DOUBLE -> reals.complexDoubles(cells.doubles(), from, to);
            case STRING -> throw new AssertionError(type);
        }
        if (hits != null) {
            hits.add(cells, from, to, integers);
        }
    }

    /** Adds what is known of other cells of a column of the same type. */
    public void merge(ColumnStatistics other) {
        if (other.type != type) {
            throw new IllegalArgumentException(
                    "column " + column.name() + " holds " + type + ", the other statistics are of " + other.type);
        }
        integers.merge(other.integers);
        reals.merge(other.reals);
        wide.merge(other.wide);
        strings.merge(other.strings);
        if (hits != null && other.hits != null) {
            hits.merge(other.hits);
        }
        elements += other.elements;
        nulls += other.nulls;
        longestCell = Math.max(longestCell, other.longestCell);
    }

    /** Forgets all cells. */
    public void clear() {
        integers.clear();
        reals.clear();
        wide.clear();
        strings.clear();
        if (hits != null) {
            hits.clear();
        }
        elements = 0;
        nulls = 0;
        longestCell = 0;
    }

    /** Elements, null ones included. */
    public long elements() {
        return elements;
    }

    /** Elements that are null. */
    public long nulls() {
        return nulls;
    }

    /** Elements that are NaN and not null; complex numbers of which a part is NaN. */
    public long nans() {
        return reals.nans;
    }

    /** Strings that are null, or have no character but blanks; no reader tells them apart. */
    public long emptyStrings() {
        return strings.empty;
    }

    /** Bytes of the longest string. */
    public int longestString() {
        return strings.longest;
    }

    /** Elements of the longest cell of a variable-length column, as descriptors count them. */
    public int longestCell() {
        return longestCell;
    }

    /** The value of TDMINn: the smallest number that will be read; empty if there is none that a card can hold. */
    public Optional<CardValue> minimum() {
        return bound(integers.min, wide.isEmpty() ? null : wide.min(), reals.min);
    }

    /** The value of TDMAXn: the largest number that will be read; empty if there is none that a card can hold. */
    public Optional<CardValue> maximum() {
        return bound(integers.max, wide.isEmpty() ? null : wide.max(), reals.max);
    }

    private Optional<CardValue> bound(long integer, BigInteger decimal, double real) {
        return switch (type) {
            case BYTE, SHORT, INT, LONG ->
                integers.isEmpty() ? Optional.empty() : Optional.of(new CardValue.Int(integer));
            case ULONG ->
                integers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(number(BigInteger.valueOf(integer).add(TWO_63)));
            case DECIMAL -> Optional.ofNullable(decimal).map(ColumnStatistics::number);
            case FLOAT, DOUBLE -> {
                double read = reals.isEmpty() ? Double.NaN : ReadBack.of(column, real);
                yield Double.isFinite(read) ? Optional.of(new CardValue.Real(read)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static CardValue number(BigInteger value) {
        return value.bitLength() < Long.SIZE ? new CardValue.Int(value.longValue()) : new CardValue.BigInt(value);
    }

    /**
     * What TNULL can be: the first candidate that no element equals. Of columns of integers in binary tables only.
     *
     * @throws FitsWriteException if all candidates occur
     */
    public long freeNullValue() throws FitsWriteException {
        return freeNullValue(takenNullValues());
    }

    /** Which of the values that TNULL is chosen from occur, as bits; empty if the column has no TNULL. */
    public long[] takenNullValues() {
        return hits == null ? new long[0] : hits.taken();
    }

    /**
     * What TNULL can be where what is known comes from several statistics.
     *
     * @param taken the bits of {@link #takenNullValues} of all, one on the other
     * @throws FitsWriteException if all candidates occur
     */
    public long freeNullValue(long[] taken) throws FitsWriteException {
        if (hits == null) {
            throw new IllegalStateException("column " + column.name() + " has no TNULL");
        }
        OptionalLong free = hits.firstWithout(taken);
        return free.orElseThrow(
                () -> FitsWriteException.of("nulls need a TNULL, and all that were tried occur as values: "
                                + hits.candidates() + "; give the column one that no value equals")
                        .column(column.name())
                        .build());
    }

    IntegerBounds integers() {
        return integers;
    }

    RealBounds reals() {
        return reals;
    }

    WideBounds wide() {
        return wide;
    }

    StringBounds strings() {
        return strings;
    }
}
