// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataType;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;

/** The decoded elements of a column: its cells if they are scalars, else what its arrays are made of. */
abstract class ElementVector extends BatchVector {
    private final int index;
    private boolean[] nulls;
    private int elements;

    /**
     * @param index of the column in the batch
     */
    ElementVector(DataType type, int index) {
        super(type);
        this.index = index;
    }

    @Override
    public final void show(ColumnBatch batch) {
        ColumnVector source = batch.column(index);
        nulls = source.hasNulls() ? source.nulls() : null;
        elements = source.elementCount();
        show(source);
    }

    /** Takes the arrays of a decoded column. */
    abstract void show(ColumnVector source);

    final int elements() {
        return elements;
    }

    @Override
    public boolean hasNull() {
        return nulls != null;
    }

    @Override
    public int numNulls() {
        int count = 0;
        for (int i = 0; i < elements; i++) {
            count += isNullAt(i) ? 1 : 0;
        }
        return count;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return nulls != null && nulls[rowId];
    }
}
