// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataType;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.RowWindow;

/** Plain numbers taken from the rows as they are stored, when they are asked for. */
abstract class StridedVector extends BatchVector {
    private final Column column;
    private final int part;
    private int rows;
    byte[] bytes;
    int base;
    int stride;

    /**
     * @param part bytes from the beginning of the cell to the number: those of the real part for an imaginary one
     */
    StridedVector(DataType type, Column column, int part) {
        super(type);
        this.column = column;
        this.part = part;
    }

    @Override
    public final void show(ColumnBatch batch) {
        RowWindow window = batch.window();
        bytes = window.bytes();
        base = window.offset() + batch.windowOffset(column) + part;
        stride = window.stride();
        rows = window.rows();
    }

    @Override
    public int numNulls() {
        int count = 0;
        for (int i = 0; hasNull() && i < rows; i++) {
            count += isNullAt(i) ? 1 : 0;
        }
        return count;
    }
}
