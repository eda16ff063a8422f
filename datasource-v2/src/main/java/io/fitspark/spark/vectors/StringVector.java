// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.fits.table.ColumnVector;

/** STRING elements: slices of the batch's bytes, not copied. */
final class StringVector extends ElementVector {
    private final boolean emptyAsNull;
    private byte[] bytes;
    private int[] starts;
    private int[] lengths;

    StringVector(int index, boolean emptyAsNull) {
        super(DataTypes.StringType, index);
        this.emptyAsNull = emptyAsNull;
    }

    @Override
    void show(ColumnVector source) {
        bytes = source.stringBytes();
        starts = source.stringStarts();
        lengths = source.stringLengths();
    }

    @Override
    public boolean hasNull() {
        return emptyAsNull || super.hasNull();
    }

    @Override
    public boolean isNullAt(int rowId) {
        return super.isNullAt(rowId) || (emptyAsNull && lengths[rowId] == 0);
    }

    @Override
    public UTF8String getUTF8String(int rowId) {
        return UTF8String.fromBytes(bytes, starts[rowId], lengths[rowId]);
    }
}
