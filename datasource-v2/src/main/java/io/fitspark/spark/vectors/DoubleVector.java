// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Arrays;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** DOUBLE elements: every value of the array, or every other one for a part of complex numbers. */
final class DoubleVector extends ElementVector {
    private final int step;
    private final int first;
    private final boolean nanAsNull;
    private double[] values;

    /**
     * @param step distance from a value to the next, 2 in arrays of complex numbers
     * @param first index of the first value
     */
    DoubleVector(int index, int step, int first, boolean nanAsNull) {
        super(DataTypes.DoubleType, index);
        this.step = step;
        this.first = first;
        this.nanAsNull = nanAsNull;
    }

    @Override
    void show(ColumnVector source) {
        values = source.doubles();
    }

    @Override
    public boolean hasNull() {
        return nanAsNull || super.hasNull();
    }

    @Override
    public boolean isNullAt(int rowId) {
        return super.isNullAt(rowId) || (nanAsNull && Double.isNaN(getDouble(rowId)));
    }

    @Override
    public double getDouble(int rowId) {
        return values[step * rowId + first];
    }

    @Override
    public double[] getDoubles(int rowId, int count) {
        return step == 1 ? Arrays.copyOfRange(values, rowId, rowId + count) : super.getDoubles(rowId, count);
    }
}
