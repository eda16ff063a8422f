// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.function.LongFunction;

import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Of BYTE, SHORT, INT and LONG. The sum is exact, in 128 bits. */
final class IntegerTotals extends NumberTotals {
    private final Reading reading;
    private final LongFunction<Object> typed;
    private long[] values = new long[0];
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;
    private long sumHigh;
    private long sumLow;
    private boolean given;

    /** How values of the column's type are taken out of a vector: chosen once, not for each value. */
    private interface Reading {
        long value(ColumnVector vector, int row);
    }

    IntegerTotals(DataType type) {
        if (type instanceof IntegerType) {
            reading = ColumnVector::getInt;
            typed = value -> (int) value;
        } else if (type instanceof ShortType) {
            reading = ColumnVector::getShort;
            typed = value -> (short) value;
        } else if (type instanceof ByteType) {
            reading = ColumnVector::getByte;
            typed = value -> (byte) value;
        } else {
            reading = ColumnVector::getLong;
            typed = value -> value;
        }
    }

    @Override
    void add(ColumnVector vector, int rows) {
        if (values.length < rows) {
            values = new long[rows];
        }
        int present = take(vector, rows);
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long total = 0;
        for (int i = 0; i < present; i++) {
            long value = values[i];
            low = Math.min(low, value);
            high = Math.max(high, value);
            total += value;
        }
        if (present == 0) {
            return;
        }
        long most = Long.MAX_VALUE / present;
        if (low >= -most && high <= most) {
            addToSum(total);
        } else {
            for (int i = 0; i < present; i++) {
                addToSum(values[i]);
            }
        }
        minimum = Math.min(minimum, low);
        maximum = Math.max(maximum, high);
        counted(present);
    }

    private void addToSum(long value) {
        sumLow += value;
        // a carry out of the lower half, and the sign of the value
        sumHigh += (Long.compareUnsigned(sumLow, value) < 0 ? 1 : 0) + (value >> 63);
    }

    /** Lays the values that are not null side by side, and returns how many they are. */
    private int take(ColumnVector vector, int rows) {
        boolean nulls = vector.hasNull();
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls || !vector.isNullAt(i)) {
                values[next++] = reading.value(vector, i);
            }
        }
        return next;
    }

    @Override
    Object least() {
        return typed.apply(minimum);
    }

    @Override
    Object greatest() {
        return typed.apply(maximum);
    }

    private boolean fitsLong() {
        return sumHigh == sumLow >> 63;
    }

    @Override
    boolean hasMore() {
        return !none() && !(given && sumHigh == 0 && sumLow == 0);
    }

    /** All of it if that is a LONG; else as much as one can be, and there is more. */
    @Override
    Object total() {
        long part = sumLow;
        if (!fitsLong()) {
            part = sumHigh < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        given = true;
        // taken away as its complement and one more, so that the smallest number has a place
        addToSum(~part);
        addToSum(1);
        return part;
    }
}
