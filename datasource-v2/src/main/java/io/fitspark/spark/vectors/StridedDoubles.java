// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.Column;

/** DOUBLE values in big-endian rows. */
final class StridedDoubles extends StridedVector {
    private static final VarHandle VALUE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private final boolean nanAsNull;

    StridedDoubles(Column column, int part, boolean nanAsNull) {
        super(DataTypes.DoubleType, column, part);
        this.nanAsNull = nanAsNull;
    }

    @Override
    public boolean hasNull() {
        return nanAsNull;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return nanAsNull && Double.isNaN(getDouble(rowId));
    }

    @Override
    public double getDouble(int rowId) {
        return (double) VALUE.get(bytes, base + rowId * stride);
    }
}
