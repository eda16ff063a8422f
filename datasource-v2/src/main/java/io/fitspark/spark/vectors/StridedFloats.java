// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.Column;

/** FLOAT values in big-endian rows. */
final class StridedFloats extends StridedVector {
    private static final VarHandle VALUE = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

    private final boolean nanAsNull;

    StridedFloats(Column column, int part, boolean nanAsNull) {
        super(DataTypes.FloatType, column, part);
        this.nanAsNull = nanAsNull;
    }

    @Override
    public boolean hasNull() {
        return nanAsNull;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return nanAsNull && Float.isNaN(getFloat(rowId));
    }

    @Override
    public float getFloat(int rowId) {
        return (float) VALUE.get(bytes, base + rowId * stride);
    }
}
