// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.math.BigInteger;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.WriteErrors;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.schema.OutputType;
import io.fitspark.connector.schema.TimeText;
import io.fitspark.connector.write.NestedShape;
import io.fitspark.connector.write.TableFileWriter;
import io.fitspark.fits.table.ColumnAppender;

/** Makes the writers of cells, once for each column of a table. */
final class CellWriters {
    private static final int UNSIGNED_DIGITS = 20;
    private static final int SIGNED_DIGITS = 18;

    private CellWriters() {}

    static CellWriter of(TableFileWriter table, int column, OutputField field) {
        ColumnAppender to = table.builder().column(column);
        OutputType type = field.type();
        CellWriter element = element(to, table, field);
        if (type.depth() == 0) {
            return element;
        }
        CellWriter elements = elements(to, type.element(), element);
        return type.depth() == 1
                ? array(to, elements, table.nullElements(column))
                : new NestedWriter(elements, type.depth(), () -> table.shape(column));
    }

    private static CellWriter element(ColumnAppender to, TableFileWriter table, OutputField field) {
        CellWriter present =
                switch (field.type().element()) {
                    case BOOLEAN -> (from, i) -> to.addBoolean(from.getBoolean(i));
                    case BYTE -> (from, i) -> to.addLong(from.getByte(i));
                    case SHORT -> (from, i) -> to.addLong(from.getShort(i));
                    case INT -> (from, i) -> to.addLong(from.getInt(i));
                    case LONG -> (from, i) -> to.addLong(from.getLong(i));
                    case FLOAT -> (from, i) -> to.addFloat(from.getFloat(i));
                    case DOUBLE -> (from, i) -> to.addDouble(from.getDouble(i));
                    case DECIMAL64 ->
                        (from, i) ->
                                to.addLong(from.getDecimal(i, SIGNED_DIGITS, 0).toUnscaledLong());
                    case DECIMAL20 -> unsigned(to, table, field.name());
                    case STRING -> (from, i) -> text(to, from.getUTF8String(i));
                    case DATE -> date(to);
                    case TIMESTAMP, TIMESTAMP_NTZ -> time(to);
                    case BINARY -> (from, i) -> bytes(to, from.getBinary(i));
                    case COMPLEX_FLOAT -> (from, i) -> complexFloat(to, from.getStruct(i, 2));
                    case COMPLEX_DOUBLE -> (from, i) -> complexDouble(to, from.getStruct(i, 2));
                };
        boolean binary = field.type().element() == OutputType.Element.BINARY;
        return (from, i) -> {
            if (!from.isNullAt(i)) {
                present.write(from, i);
            } else if (!binary) {
                to.addNull();
            }
        };
    }

    private static CellWriter unsigned(ColumnAppender to, TableFileWriter table, String column) {
        return (from, i) -> {
            Decimal value = from.getDecimal(i, UNSIGNED_DIGITS, 0);
            BigInteger number = value.toJavaBigDecimal().toBigInteger();
            if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
                throw WriteErrors.value(
                        column,
                        table.row(),
                        number + " is no unsigned integer of 64 bits",
                        "Cast the column to BIGINT, DOUBLE or STRING");
            }
            to.addUnsigned(number.longValue());
        };
    }

    private static void text(ColumnAppender to, UTF8String text) {
        if (text.getBaseObject() instanceof byte[] bytes) {
            to.addString(bytes, (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET), text.numBytes());
        } else {
            byte[] copy = text.getBytes();
            to.addString(copy, 0, copy.length);
        }
    }

    private static CellWriter date(ColumnAppender to) {
        byte[] scratch = new byte[TimeText.LONGEST];
        return (from, i) -> to.addString(scratch, 0, TimeText.date(from.getInt(i), scratch));
    }

    private static CellWriter time(ColumnAppender to) {
        byte[] scratch = new byte[TimeText.LONGEST];
        return (from, i) -> to.addString(scratch, 0, TimeText.time(from.getLong(i), scratch));
    }

    private static void bytes(ColumnAppender to, byte[] bytes) {
        for (byte value : bytes) {
            to.addLong(value & 0xFF);
        }
    }

    private static void complexFloat(ColumnAppender to, InternalRow parts) {
        to.addComplex(
                parts.isNullAt(0) ? Float.NaN : parts.getFloat(0), parts.isNullAt(1) ? Float.NaN : parts.getFloat(1));
    }

    private static void complexDouble(ColumnAppender to, InternalRow parts) {
        to.addComplex(
                parts.isNullAt(0) ? Double.NaN : parts.getDouble(0),
                parts.isNullAt(1) ? Double.NaN : parts.getDouble(1));
    }

    /** What appends all elements of an array of scalars. */
    private static CellWriter elements(ColumnAppender to, OutputType.Element type, CellWriter element) {
        return switch (type) {
            case INT ->
                (from, i) -> {
                    ArrayData array = from.getArray(i);
                    for (int k = 0, n = array.numElements(); k < n; k++) {
                        if (array.isNullAt(k)) {
                            to.addNull();
                        } else {
                            to.addLong(array.getInt(k));
                        }
                    }
                };
            case FLOAT ->
                (from, i) -> {
                    ArrayData array = from.getArray(i);
                    for (int k = 0, n = array.numElements(); k < n; k++) {
                        if (array.isNullAt(k)) {
                            to.addNull();
                        } else {
                            to.addFloat(array.getFloat(k));
                        }
                    }
                };
            case DOUBLE ->
                (from, i) -> {
                    ArrayData array = from.getArray(i);
                    for (int k = 0, n = array.numElements(); k < n; k++) {
                        if (array.isNullAt(k)) {
                            to.addNull();
                        } else {
                            to.addDouble(array.getDouble(k));
                        }
                    }
                };
            default ->
                (from, i) -> {
                    ArrayData array = from.getArray(i);
                    for (int k = 0, n = array.numElements(); k < n; k++) {
                        element.write(array, k);
                    }
                };
        };
    }

    private static CellWriter array(ColumnAppender to, CellWriter elements, int nullElements) {
        return (from, i) -> {
            if (from.isNullAt(i)) {
                for (int k = 0; k < nullElements; k++) {
                    to.addNull();
                }
            } else {
                elements.write(from, i);
            }
        };
    }

    /** The shape that the cells of a column have, which begins anew with each file. */
    private interface Shape {
        NestedShape now();
    }

    /** Appends what is in nested arrays, and says what shape they have. */
    private record NestedWriter(CellWriter elements, int depth, Shape shape) implements CellWriter {
        @Override
        public void write(SpecializedGetters from, int ordinal) {
            NestedShape cell = shape.now();
            if (!from.isNullAt(ordinal)) {
                write(cell, from, ordinal, 0);
            }
            cell.endCell();
        }

        private void write(NestedShape cell, SpecializedGetters from, int ordinal, int level) {
            if (from.isNullAt(ordinal)) {
                cell.nullArray();
            }
            ArrayData array = from.getArray(ordinal);
            cell.array(level, array.numElements());
            if (level == depth - 1) {
                elements.write(from, ordinal);
                return;
            }
            for (int i = 0; i < array.numElements(); i++) {
                write(cell, array, i, level + 1);
            }
        }
    }
}
