// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** BOOLEAN elements, a byte each. */
final class BooleanVector extends ElementVector {
    private byte[] values;

    BooleanVector(int index) {
        super(DataTypes.BooleanType, index);
    }

    @Override
    void show(ColumnVector source) {
        values = source.bytes();
    }

    @Override
    public boolean getBoolean(int rowId) {
        return values[rowId] != 0;
    }
}
