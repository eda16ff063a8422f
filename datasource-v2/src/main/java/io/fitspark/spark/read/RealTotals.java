// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Of FLOAT and DOUBLE, in the order of Spark: NaN is above all numbers, and both zeros are equal. */
final class RealTotals extends NumberTotals {
    private final boolean single;
    private double[] values = new double[0];
    private double minimum = Double.NaN;
    private double maximum = Double.NaN;
    private double sum;
    private boolean given;

    RealTotals(DataType type) {
        this.single = type instanceof FloatType;
    }

    @Override
    void add(ColumnVector vector, int rows) {
        if (values.length < rows) {
            values = new double[rows];
        }
        int present = single ? takeFloats(vector, rows) : takeDoubles(vector, rows);
        if (present == 0) {
            return;
        }
        double low = minimum;
        double high = none() ? values[0] : maximum;
        double total = sum;
        for (int i = 0; i < present; i++) {
            double value = values[i];
            // comparisons with NaN are false
            if (!(value >= low) && !Double.isNaN(value)) {
                low = value;
            }
            if (!(value <= high) && !Double.isNaN(high)) {
                high = value;
            }
            total += value;
        }
        minimum = low;
        maximum = high;
        sum = total;
        counted(present);
    }

    private int takeDoubles(ColumnVector vector, int rows) {
        boolean nulls = vector.hasNull();
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls || !vector.isNullAt(i)) {
                values[next++] = vector.getDouble(i);
            }
        }
        return next;
    }

    private int takeFloats(ColumnVector vector, int rows) {
        boolean nulls = vector.hasNull();
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls || !vector.isNullAt(i)) {
                values[next++] = vector.getFloat(i);
            }
        }
        return next;
    }

    private Object typed(double value) {
        if (single) {
            return (float) value;
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
    boolean hasMore() {
        return !none() && !given;
    }

    @Override
    Object total() {
        given = true;
        return sum;
    }
}
