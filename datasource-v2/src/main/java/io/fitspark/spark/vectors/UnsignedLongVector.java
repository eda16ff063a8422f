// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.math.BigDecimal;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;

import io.fitspark.fits.table.ColumnVector;

/** Unsigned 64-bit integers as DECIMAL(20,0). */
final class UnsignedLongVector extends ElementVector {
    private long[] values;

    UnsignedLongVector(int index) {
        super(DataTypes.createDecimalType(20, 0), index);
    }

    @Override
    void show(ColumnVector source) {
        values = source.longs();
    }

    @Override
    public Decimal getDecimal(int rowId, int precision, int scale) {
        long value = values[rowId];
        return value >= 0
                ? Decimal.apply(value, precision, scale)
                : Decimal.apply(new BigDecimal(Long.toUnsignedString(value)), precision, scale);
    }
}
