// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalLong;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.Scaling;
import io.fitspark.fits.table.TForm;

/** Counts how often each candidate for TNULL occurs among the stored integers of a column. */
final class NullHits implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Candidates of B. */
    private static final int BYTES = 256;

    private final long[] stored;

    /** The candidates as elements of the column's type; of scaled columns, whose elements are doubles, as stored. */
    private final long[] values;

    private final long[] counts;
    private final ElementType type;
    private final double scale;
    private final double zero;

    private NullHits(Column column, char code) {
        stored = NullCandidates.of(code);
        counts = new long[stored.length];
        type = column.type().element();
        scale = column.keywords().tscal();
        zero = column.keywords().tzero();
        // what is added wraps for K, where the type is ULONG, whose highest bit is flipped in IntegerBounds
        long offset = column.scaling() == Scaling.OTHER_SIGN && code != 'K' ? (long) zero : 0;
        values = Arrays.stream(stored).map(value -> value + offset).toArray();
    }

    /** The counts of a column; null if it has no TNULL. */
    static NullHits of(Column column) {
        return column.form() instanceof TForm form && form.isInteger() ? new NullHits(column, form.element()) : null;
    }

    /** Counts in a run of elements without nulls, whose bounds were just found. */
    void add(ColumnVector cells, int from, int to, IntegerBounds bounds) {
        if (type == ElementType.DOUBLE) {
            scaled(cells.doubles(), from, to);
            return;
        }
        if (values.length == BYTES) {
            histogram(cells, from, to);
            return;
        }
        for (int c = 0; c < values.length; c++) {
            long value = values[c];
            if (value >= bounds.runMin && value <= bounds.runMax) {
                counts[c] += count(cells, from, to, value);
            }
        }
    }

    private int count(ColumnVector cells, int from, int to, long value) {
        return switch (type) {
            case SHORT -> shorts(cells.shorts(), from, to, (int) value);
            case INT -> ints(cells.ints(), from, to, (int) value);
            case LONG -> longs(cells.longs(), from, to, value);
            case ULONG -> longs(cells.longs(), from, to, value ^ Long.MIN_VALUE);
            default -> throw new AssertionError(type);
        };
    }

    /** Of B all values are candidates: 0 is the first, the others follow in descending order. */
    private void histogram(ColumnVector cells, int from, int to) {
        if (type == ElementType.BYTE) {
            byte[] bytes = cells.bytes();
            for (int i = from; i < to; i++) {
                counts[(int) zero - bytes[i] & 0xFF]++;
            }
        } else {
            short[] shorts = cells.shorts();
            for (int i = from; i < to; i++) {
                counts[-shorts[i] & 0xFF]++;
            }
        }
    }

    private static int shorts(short[] values, int from, int to, int wanted) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += values[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private static int ints(int[] values, int from, int to, int wanted) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += values[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private static int longs(long[] values, int from, int to, long wanted) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += values[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private void scaled(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            double number = Math.rint((values[i] - zero) / scale);
            if (stored.length == BYTES) {
                counts[-(int) number & 0xFF]++;
                continue;
            }
            for (int c = 0; c < stored.length; c++) {
                counts[c] += number == stored[c] ? 1 : 0;
            }
        }
    }

    void merge(NullHits other) {
        for (int c = 0; c < counts.length; c++) {
            counts[c] += other.counts[c];
        }
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    /** By candidate, whether it occurs, as the bits of longs. */
    long[] taken() {
        long[] bits = new long[(counts.length + Long.SIZE - 1) / Long.SIZE];
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                bits[c / Long.SIZE] |= 1L << (c % Long.SIZE);
            }
        }
        return bits;
    }

    OptionalLong firstWithout() {
        return firstWithout(taken());
    }

    /** The first candidate whose bit is not set. */
    OptionalLong firstWithout(long[] bits) {
        for (int c = 0; c < stored.length; c++) {
            if ((bits[c / Long.SIZE] >>> (c % Long.SIZE) & 1) == 0) {
                return OptionalLong.of(stored[c]);
            }
        }
        return OptionalLong.empty();
    }

    /** The candidates, for messages. */
    String candidates() {
        return stored.length == BYTES ? "0 to 255" : Arrays.toString(stored);
    }
}
