// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.Column;

/** SHORT values in big-endian rows. */
final class StridedShorts extends StridedVector {
    private static final VarHandle VALUE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    StridedShorts(Column column) {
        super(DataTypes.ShortType, column, 0);
    }

    @Override
    public short getShort(int rowId) {
        return (short) VALUE.get(bytes, base + rowId * stride);
    }
}
