// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.List;

/**
 * Some rows of some columns, decoded; to be filled by a {@link TableReader} again and again, so that its arrays are made once; or by a
 * {@link BatchBuilder} or {@link BatchLender}, to be written. Not safe for concurrent use.
 */
public final class ColumnBatch {
    private ColumnVector[] vectors = {};
    private RowWindow window;
    private RowProjection projection;
    private long firstRow;
    private int rows;
    private byte[] scratch = {};
    private byte[] heapScratch = {};

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Row number of the first row in the table, from 0; -1 after {@link TableReader#readRows}. */
    public long firstRow() {
        return firstRow;
    }

    /** Number of columns that were asked for. */
    public int columnCount() {
        return vectors.length;
    }

    /** The i-th column that was asked for. */
    public ColumnVector column(int i) {
        return vectors[i];
    }

    /** The stored rows; only in batches of {@link TableReader#batches} of a plain table that keep them, else null. */
    public RowWindow window() {
        return window;
    }

    /** Where the bytes of a column begin within a row of the {@link #window}. */
    public int windowOffset(Column column) {
        return projection.windowOffset(column);
    }

    /** Gets ready for these columns; keeps the arrays of those that are the same as before. */
    void prepare(TableLayout layout, int[] columns) {
        ColumnVector[] before = vectors;
        vectors = new ColumnVector[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Column column = layout.columns().get(columns[i]);
            boolean same = i < before.length && before[i].column().equals(column);
            vectors[i] = same ? before[i] : new ColumnVector(column);
        }
    }

    /** Gets ready to be filled by a writer's caller. */
    void lend(List<Column> columns) {
        firstRow = 0;
        vectors = new ColumnVector[columns.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = new ColumnVector(columns.get(i));
        }
    }

    /** Says how many rows a writer's caller has filled. */
    void rows(int filled) {
        rows = filled;
        for (ColumnVector vector : vectors) {
            vector.rows(filled);
        }
    }

    void begin(long newFirstRow, int newRows) {
        firstRow = newFirstRow;
        rows = newRows;
        window = null;
        for (ColumnVector vector : vectors) {
            vector.begin(newRows);
        }
    }

    void window(RowWindow newWindow, RowProjection newProjection) {
        window = newWindow;
        projection = newProjection;
    }

    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        return scratch;
    }

    byte[] heapScratch(int length) {
        if (heapScratch.length < length) {
            heapScratch = new byte[Math.max(length, Math.min(heapScratch.length * 2, 1 << 26))];
        }
        return heapScratch;
    }
}
