// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Arrays;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.ColumnVector;

/** FLOAT elements: every value of the array, or every other one for a part of complex numbers. */
final class FloatVector extends ElementVector {
    private final int step;
    private final int first;
    private final boolean nanAsNull;
    private float[] values;

    /**
     * @param step distance from a value to the next, 2 in arrays of complex numbers
     * @param first index of the first value
     */
    FloatVector(int index, int step, int first, boolean nanAsNull) {
        super(DataTypes.FloatType, index);
        this.step = step;
        this.first = first;
        this.nanAsNull = nanAsNull;
    }

    @Override
    void show(ColumnVector source) {
        values = source.floats();
    }

    @Override
    public boolean hasNull() {
        return nanAsNull || super.hasNull();
    }

    @Override
    public boolean isNullAt(int rowId) {
        return super.isNullAt(rowId) || (nanAsNull && Float.isNaN(getFloat(rowId)));
    }

    @Override
    public float getFloat(int rowId) {
        return values[step * rowId + first];
    }

    @Override
    public float[] getFloats(int rowId, int count) {
        return step == 1 ? Arrays.copyOfRange(values, rowId, rowId + count) : super.getFloats(rowId, count);
    }
}
