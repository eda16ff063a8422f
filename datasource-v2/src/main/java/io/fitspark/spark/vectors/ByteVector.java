// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Arrays;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** TINYINT elements. */
final class ByteVector extends ElementVector {
    private byte[] values;

    ByteVector(int index) {
        super(DataTypes.ByteType, index);
    }

    @Override
    void show(ColumnVector source) {
        values = source.bytes();
    }

    @Override
    public byte getByte(int rowId) {
        return values[rowId];
    }

    @Override
    public byte[] getBytes(int rowId, int count) {
        return Arrays.copyOfRange(values, rowId, rowId + count);
    }
}
