// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.read.PresentRows;
import io.fitspark.fits.table.ColumnBatch;

/** One value in all rows: a number, a text, a logical, or null of any type. */
final class ConstantVector extends BatchVector {
    private final Object value;
    private final UTF8String text;
    private final PresentRows present;

    /** @param value Boolean, Integer, Long, Double, String, or null */
    ConstantVector(DataType type, Object value, PresentRows present) {
        super(type);
        this.value = value;
        this.present = present;
        this.text = value instanceof String string ? UTF8String.fromString(string) : null;
    }

    @Override
    public void show(ColumnBatch batch) {}

    @Override
    public boolean hasNull() {
        return value == null;
    }

    @Override
    public int numNulls() {
        return value == null ? present.rows() : 0;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return value == null;
    }

    @Override
    public boolean getBoolean(int rowId) {
        return (Boolean) value;
    }

    @Override
    public int getInt(int rowId) {
        return (Integer) value;
    }

    @Override
    public long getLong(int rowId) {
        return (Long) value;
    }

    @Override
    public double getDouble(int rowId) {
        return (Double) value;
    }

    @Override
    public UTF8String getUTF8String(int rowId) {
        return text;
    }
}
