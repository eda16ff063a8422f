// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.fits.table.ColumnBatch;

/**
 * A Spark column that looks at one column of a batch, and then at that of the next: values are valid until then. Types a
 * column does not have fail.
 */
public abstract class BatchVector extends ColumnVector {
    BatchVector(DataType type) {
        super(type);
    }

    /** Turns to a batch. */
    public abstract void show(ColumnBatch batch);

    /** The vector lives as long as its reader, and holds nothing that must be given back. */
    @Override
    public void close() {}

    /** Called after each batch, since Spark 3.5.4; to close here would end the vector after the first. */
    @Override
    public void closeIfFreeable() {}

    @Override
    public boolean hasNull() {
        return false;
    }

    @Override
    public int numNulls() {
        return 0;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return false;
    }

    @Override
    public boolean getBoolean(int rowId) {
        throw wrongType();
    }

    @Override
    public byte getByte(int rowId) {
        throw wrongType();
    }

    @Override
    public short getShort(int rowId) {
        throw wrongType();
    }

    @Override
    public int getInt(int rowId) {
        throw wrongType();
    }

    @Override
    public long getLong(int rowId) {
        throw wrongType();
    }

    @Override
    public float getFloat(int rowId) {
        throw wrongType();
    }

    @Override
    public double getDouble(int rowId) {
        throw wrongType();
    }

    @Override
    public ColumnarArray getArray(int rowId) {
        throw wrongType();
    }

    @Override
    public ColumnarMap getMap(int ordinal) {
        throw wrongType();
    }

    @Override
    public Decimal getDecimal(int rowId, int precision, int scale) {
        throw wrongType();
    }

    @Override
    public UTF8String getUTF8String(int rowId) {
        throw wrongType();
    }

    @Override
    public byte[] getBinary(int rowId) {
        throw wrongType();
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        throw wrongType();
    }

    private UnsupportedOperationException wrongType() {
        return new UnsupportedOperationException("A column of " + dataType().catalogString() + " has no such value");
    }
}
