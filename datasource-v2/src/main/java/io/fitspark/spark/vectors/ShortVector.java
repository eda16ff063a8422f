// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Arrays;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** SMALLINT elements. */
final class ShortVector extends ElementVector {
    private short[] values;

    ShortVector(int index) {
        super(DataTypes.ShortType, index);
    }

    @Override
    void show(ColumnVector source) {
        values = source.shorts();
    }

    @Override
    public short getShort(int rowId) {
        return values[rowId];
    }

    @Override
    public short[] getShorts(int rowId, int count) {
        return Arrays.copyOfRange(values, rowId, rowId + count);
    }
}
