// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.List;
import java.util.Objects;

/**
 * Makes a batch over arrays of the caller's, which are looked at where they are. What {@link ColumnVector} says of its arrays holds for them. They must stay as
 * they are as long as the batch is used. Not safe for concurrent use.
 */
public final class BatchLender {
    private final ColumnBatch batch;

    /** A batch of a table without any arrays. */
    public BatchLender(TableSchema schema) {
        this(new ColumnBatch(), schema.columns());
    }

    /** The same in a batch that is used again. */
    public BatchLender(ColumnBatch batch, List<Column> columns) {
        this.batch = batch;
        batch.lend(columns);
    }

    /** Lends BOOLEAN (0 or 1) or BYTE elements. */
    public BatchLender bytes(int column, byte[] values) {
        vector(column, values, ElementType.BOOLEAN, ElementType.BYTE).lend(values);
        return this;
    }

    /** Lends SHORT elements. */
    public BatchLender shorts(int column, short[] values) {
        vector(column, values, ElementType.SHORT).lend(values);
        return this;
    }

    /** Lends INT elements. */
    public BatchLender ints(int column, int[] values) {
        vector(column, values, ElementType.INT).lend(values);
        return this;
    }

    /** Lends LONG or ULONG elements, or pairs of halves of DECIMAL elements. */
    public BatchLender longs(int column, long[] values) {
        vector(column, values, ElementType.LONG, ElementType.ULONG, ElementType.DECIMAL)
                .lend(values);
        return this;
    }

    /** Lends FLOAT elements, or pairs for COMPLEX_FLOAT elements. */
    public BatchLender floats(int column, float[] values) {
        vector(column, values, ElementType.FLOAT, ElementType.COMPLEX_FLOAT).lend(values);
        return this;
    }

    /** Lends DOUBLE elements, or pairs for COMPLEX_DOUBLE elements. */
    public BatchLender doubles(int column, double[] values) {
        vector(column, values, ElementType.DOUBLE, ElementType.COMPLEX_DOUBLE).lend(values);
        return this;
    }

    /** Lends STRING elements: slices of {@code utf8}. */
    public BatchLender strings(int column, byte[] utf8, int[] starts, int[] lengths) {
        vector(column, utf8, ElementType.STRING).lend(utf8, starts, lengths);
        return this;
    }

    /** Lends which elements are null; null if none is. */
    public BatchLender nulls(int column, boolean[] nulls) {
        batch.column(column).lend(nulls);
        return this;
    }

    /** Lends where the elements of each row of a variable-length column begin, and behind them where the last ends. */
    public BatchLender rowOffsets(int column, int[] offsets) {
        if (batch.column(column).rowOffsets() == null) {
            throw new IllegalArgumentException(
                    "column " + name(column) + " has cells of a fixed size, it takes no row offsets");
        }
        batch.column(column).lendOffsets(offsets);
        return this;
    }

    /**
     * The batch.
     *
     * @throws IllegalArgumentException if an array is too short for so many rows, or offsets do not ascend
     */
    public ColumnBatch batch(int rows) {
        for (int i = 0; i < batch.columnCount(); i++) {
            batch.column(i).checkLent(rows);
        }
        batch.rows(rows);
        return batch;
    }

    private ColumnVector vector(int column, Object values, ElementType... types) {
        Objects.requireNonNull(values, "values is null");
        ColumnVector vector = batch.column(column);
        for (ElementType type : types) {
            if (vector.type().element() == type) {
                return vector;
            }
        }
        throw new IllegalArgumentException(
                "column " + name(column) + " holds " + vector.type().element() + ", it cannot take "
                        + values.getClass().getSimpleName());
    }

    private String name(int column) {
        return batch.column(column).column().name();
    }
}
