// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Of BYTE, SHORT, INT and LONG. The sum has a meaning for the first three, of which no table has enough rows to overflow it. */
final class IntegerTotals extends NumberTotals {
    private final DataType type;
    private long[] values = new long[0];
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;
    private long sum;

    IntegerTotals(DataType type) {
        this.type = type;
    }

    @Override
    void add(ColumnVector vector, int rows) {
        if (values.length < rows) {
            values = new long[rows];
        }
        int present = take(vector, rows);
        long low = minimum;
        long high = maximum;
        long total = sum;
        for (int i = 0; i < present; i++) {
            long value = values[i];
            low = Math.min(low, value);
            high = Math.max(high, value);
            total += value;
        }
        minimum = low;
        maximum = high;
        sum = total;
        counted(present);
    }

    /** Lays the values that are not null side by side, and returns how many they are. */
    private int take(ColumnVector vector, int rows) {
        boolean nulls = vector.hasNull();
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls || !vector.isNullAt(i)) {
                values[next++] = value(vector, i);
            }
        }
        return next;
    }

    private long value(ColumnVector vector, int row) {
        if (type instanceof IntegerType) {
            return vector.getInt(row);
        } else if (type instanceof ShortType) {
            return vector.getShort(row);
        } else if (type instanceof ByteType) {
            return vector.getByte(row);
        }
        return vector.getLong(row);
    }

    private Object typed(long value) {
        if (type instanceof IntegerType) {
            return (int) value;
        } else if (type instanceof ShortType) {
            return (short) value;
        } else if (type instanceof ByteType) {
            return (byte) value;
        }
        return value;
    }

    @Override
    Object least() {
        return typed(minimum);
    }

    @Override
    Object greatest() {
        return typed(maximum);
    }

    @Override
    Object total() {
        return sum;
    }
}
