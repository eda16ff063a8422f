// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The checksum of one cell: the number n of its values plus the sum of bits[i] * (2 i + 1), modulo 2^64. Values are a string's bytes,
 * the numbers in arrays of any depth, and the parts of structures, one after another; a null has none.
 */
final class CellSum {

    private long sum;
    private long weight;

    long of(SpecializedGetters from, int at, DataType type) {
        sum = 0;
        weight = 1;
        add(from, at, type);
        return sum;
    }

    private void add(SpecializedGetters from, int at, DataType type) {
        if (from.isNullAt(at)) {
            return;
        }
        if (type instanceof ArrayType array) {
            ArrayData elements = from.getArray(at);
            for (int i = 0; i < elements.numElements(); i++) {
                add(elements, i, array.elementType());
            }
        } else if (type instanceof StructType struct) {
            StructField[] fields = struct.fields();
            InternalRow parts = from.getStruct(at, fields.length);
            for (int i = 0; i < fields.length; i++) {
                add(parts, i, fields[i].dataType());
            }
        } else if (type instanceof StringType) {
            UTF8String text = from.getUTF8String(at);
            for (int i = 0; i < text.numBytes(); i++) {
                add(text.getByte(i) & 0xFF);
            }
        } else {
            add(bits(from, at, type));
        }
    }

    private void add(long bits) {
        sum += bits * weight + 1;
        weight += 2;
    }

    private static long bits(SpecializedGetters from, int at, DataType type) {
        if (type instanceof BooleanType) {
            return from.getBoolean(at) ? 1 : 0;
        } else if (type instanceof ByteType) {
            return from.getByte(at);
        } else if (type instanceof ShortType) {
            return from.getShort(at);
        } else if (type instanceof IntegerType) {
            return from.getInt(at);
        } else if (type instanceof LongType) {
            return from.getLong(at);
        } else if (type instanceof FloatType) {
            return Float.floatToRawIntBits(from.getFloat(at)) & 0xFFFF_FFFFL;
        } else if (type instanceof DoubleType) {
            return Double.doubleToRawLongBits(from.getDouble(at));
        }
        throw new IllegalArgumentException("no checksum for " + type.catalogString());
    }
}
