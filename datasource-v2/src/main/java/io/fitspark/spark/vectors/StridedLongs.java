// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.Column;

/** LONG values in big-endian rows. */
final class StridedLongs extends StridedVector {
    private static final VarHandle VALUE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    StridedLongs(Column column) {
        super(DataTypes.LongType, column, 0);
    }

    @Override
    public long getLong(int rowId) {
        return (long) VALUE.get(bytes, base + rowId * stride);
    }
}
