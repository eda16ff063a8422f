// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Arrays;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** BIGINT elements. */
final class LongVector extends ElementVector {
    private long[] values;

    LongVector(int index) {
        super(DataTypes.LongType, index);
    }

    @Override
    void show(ColumnVector source) {
        values = source.longs();
    }

    @Override
    public long getLong(int rowId) {
        return values[rowId];
    }

    @Override
    public long[] getLongs(int rowId, int count) {
        return Arrays.copyOfRange(values, rowId, rowId + count);
    }
}
