// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;

/** BINARY cells: arrays of unsigned bytes of any length. */
final class BinaryVector extends BatchVector {
    private final int index;
    private int[] offsets;
    private short[] values;

    /** @param index of the column in the batch */
    BinaryVector(int index) {
        super(DataTypes.BinaryType);
        this.index = index;
    }

    @Override
    public void show(ColumnBatch batch) {
        ColumnVector source = batch.column(index);
        offsets = source.rowOffsets();
        values = source.shorts();
    }

    @Override
    public byte[] getBinary(int rowId) {
        int start = offsets[rowId];
        byte[] bytes = new byte[offsets[rowId + 1] - start];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[start + i];
        }
        return bytes;
    }
}
