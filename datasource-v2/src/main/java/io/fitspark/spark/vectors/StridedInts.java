// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.Column;

/** INT values in big-endian rows. */
final class StridedInts extends StridedVector {
    private static final VarHandle VALUE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    StridedInts(Column column) {
        super(DataTypes.IntegerType, column, 0);
    }

    @Override
    public int getInt(int rowId) {
        return (int) VALUE.get(bytes, base + rowId * stride);
    }
}
