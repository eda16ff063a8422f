// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarArray;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;

/** Arrays with a length of their own in each row. */
final class VariableArrayVector extends BatchVector {
    private final int index;
    private final BatchVector elements;
    private int[] offsets;
    private int perStep;

    /**
     * @param index of the column in the batch
     * @param elements the elements, or arrays of them where each step of the array is one
     */
    VariableArrayVector(DataType type, int index, BatchVector elements) {
        super(type);
        this.index = index;
        this.elements = elements;
    }

    @Override
    public void show(ColumnBatch batch) {
        ColumnVector source = batch.column(index);
        offsets = source.rowOffsets();
        perStep = Math.max(1, source.elementsPerRow());
        elements.show(batch);
    }

    @Override
    public ColumnarArray getArray(int rowId) {
        int start = offsets[rowId];
        int length = offsets[rowId + 1] - start;
        return new ColumnarArray(elements, start / perStep, length / perStep);
    }
}
