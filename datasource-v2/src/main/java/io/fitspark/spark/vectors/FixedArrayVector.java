// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarArray;

import io.fitspark.fits.table.ColumnBatch;

/** Arrays that all have the same length, one after another in a vector of elements or of inner arrays. */
final class FixedArrayVector extends BatchVector {
    private final BatchVector elements;
    private final int length;

    FixedArrayVector(DataType type, BatchVector elements, int length) {
        super(type);
        this.elements = elements;
        this.length = length;
    }

    @Override
    public void show(ColumnBatch batch) {
        elements.show(batch);
    }

    @Override
    public ColumnarArray getArray(int rowId) {
        return new ColumnarArray(elements, rowId * length, length);
    }
}
