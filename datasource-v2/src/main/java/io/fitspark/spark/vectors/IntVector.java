// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Arrays;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** INT elements. */
final class IntVector extends ElementVector {
    private int[] values;

    IntVector(int index) {
        super(DataTypes.IntegerType, index);
    }

    @Override
    void show(ColumnVector source) {
        values = source.ints();
    }

    @Override
    public int getInt(int rowId) {
        return values[rowId];
    }

    @Override
    public int[] getInts(int rowId, int count) {
        return Arrays.copyOfRange(values, rowId, rowId + count);
    }
}
