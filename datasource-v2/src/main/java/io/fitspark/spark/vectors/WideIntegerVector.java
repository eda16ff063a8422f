// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;

import io.fitspark.fits.table.ColumnVector;

/** Integers of up to 20 digits, of ASCII tables, as DECIMAL(20,0). */
final class WideIntegerVector extends ElementVector {
    private long[] halves;

    WideIntegerVector(int index) {
        super(DataTypes.createDecimalType(20, 0), index);
    }

    @Override
    void show(ColumnVector source) {
        halves = source.longs();
    }

    @Override
    public Decimal getDecimal(int rowId, int precision, int scale) {
        long upper = halves[2 * rowId];
        long lower = halves[2 * rowId + 1];
        if (upper == lower >> (Long.SIZE - 1)) {
            return Decimal.apply(lower, precision, scale);
        }
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(upper)
                .putLong(lower)
                .array();
        return Decimal.apply(new BigDecimal(new BigInteger(bytes)), precision, scale);
    }
}
