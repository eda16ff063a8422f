// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.Iterator;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

import io.fitspark.connector.read.AskedColumn;
import io.fitspark.connector.read.PresentRows;
import io.fitspark.connector.read.TableView;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.spark.schema.SparkSchemas;

/** Makes the vectors that show a table's batches to Spark. Lives in a task. */
public final class VectorFactory {
    private final StructType required;
    private final boolean nanAsNull;
    private final boolean emptyAsNull;
    private final PresentRows present;

    /**
     * @param required the columns asked for; complex numbers, and what says where a row comes from, may lack a part
     * @param present the rows of the batch that is shown
     */
    public VectorFactory(StructType required, boolean nanAsNull, boolean emptyAsNull, PresentRows present) {
        this.required = required;
        this.nanAsNull = nanAsNull;
        this.emptyAsNull = emptyAsNull;
        this.present = present;
    }

    /** One vector for each required column. */
    public BatchVector[] vectors(TableView view) {
        StructField[] fields = required.fields();
        BatchVector[] vectors = new BatchVector[fields.length];
        Iterator<AskedColumn> asked = view.columns().iterator();
        for (int i = 0; i < fields.length; i++) {
            DataType type = fields[i].dataType();
            AskedColumn column = asked.next();
            vectors[i] = type instanceof StructType struct && isOfFile(column)
                    ? metadata(struct, column, asked)
                    : vector(type, column);
        }
        return vectors;
    }

    /** Structures in tables are complex numbers. */
    private static boolean isOfFile(AskedColumn column) {
        return column instanceof AskedColumn.Constant || column instanceof AskedColumn.RowIndex;
    }

    private BatchVector metadata(StructType type, AskedColumn first, Iterator<AskedColumn> others) {
        StructField[] fields = type.fields();
        BatchVector[] parts = new BatchVector[fields.length];
        for (int i = 0; i < fields.length; i++) {
            parts[i] = vector(fields[i].dataType(), i == 0 ? first : others.next());
        }
        return new StructVector(type, parts);
    }

    private BatchVector vector(DataType type, AskedColumn asked) {
        if (asked instanceof AskedColumn.Decoded decoded) {
            return decoded(type, decoded.column(), decoded.index());
        }
        if (asked instanceof AskedColumn.InWindow inWindow) {
            return strided(type, inWindow.column());
        }
        if (asked instanceof AskedColumn.RowIndex) {
            return new RowIndexVector(present);
        }
        Object value = asked instanceof AskedColumn.Constant constant ? constant.value() : null;
        return new ConstantVector(type, value, present);
    }

    private BatchVector decoded(DataType type, Column column, int index) {
        ColumnType shape = column.type();
        if (type instanceof BinaryType) {
            return new BinaryVector(index);
        }
        int levels = shape.shape().size();
        DataType[] types = new DataType[shape.depth() + 1];
        types[0] = type;
        for (int level = 0; level < shape.depth(); level++) {
            types[level + 1] = ((ArrayType) types[level]).elementType();
        }
        BatchVector vector = elements(types[shape.depth()], column, index);
        for (int axis = levels - 1; axis >= 0; axis--) {
            int level = axis + (shape.variable() ? 1 : 0);
            vector = new FixedArrayVector(types[level], vector, shape.shape().get(axis));
        }
        return shape.variable() ? new VariableArrayVector(types[0], index, vector) : vector;
    }

    private BatchVector elements(DataType type, Column column, int index) {
        return switch (column.type().element()) {
            case BOOLEAN -> new BooleanVector(index);
            case BYTE -> new ByteVector(index);
            case SHORT -> new ShortVector(index);
            case INT -> new IntVector(index);
            case LONG -> new LongVector(index);
            case ULONG -> new UnsignedLongVector(index);
            case DECIMAL -> new WideIntegerVector(index);
            case FLOAT -> new FloatVector(index, 1, 0, nanAsNull);
            case DOUBLE -> new DoubleVector(index, 1, 0, nanAsNull);
            case STRING -> text(type, column, index);
            case COMPLEX_FLOAT -> struct(type, part -> new FloatVector(index, 2, part, nanAsNull));
            case COMPLEX_DOUBLE -> struct(type, part -> new DoubleVector(index, 2, part, nanAsNull));
        };
    }

    private BatchVector text(DataType type, Column column, int index) {
        if (type instanceof DateType) {
            return new DateVector(index, column.name());
        }
        return type instanceof TimestampType || type instanceof TimestampNTZType
                ? new TimeVector(type, index, column.name())
                : new StringVector(index, emptyAsNull);
    }

    private BatchVector strided(DataType type, Column column) {
        return switch (column.type().element()) {
            case SHORT -> column.tform().code() == 'B' ? new StridedBytes(column) : new StridedShorts(column);
            case INT -> new StridedInts(column);
            case LONG -> new StridedLongs(column);
            case FLOAT -> new StridedFloats(column, 0, nanAsNull);
            case DOUBLE -> new StridedDoubles(column, 0, nanAsNull);
            case COMPLEX_FLOAT -> struct(type, part -> new StridedFloats(column, part * Float.BYTES, nanAsNull));
            case COMPLEX_DOUBLE -> struct(type, part -> new StridedDoubles(column, part * Double.BYTES, nanAsNull));
            case BOOLEAN, BYTE, ULONG, DECIMAL, STRING -> throw new AssertionError(column.type());
        };
    }

    private interface PartVector {
        /** @param part 0 for real, 1 for imaginary */
        BatchVector of(int part);
    }

    private static BatchVector struct(DataType type, PartVector part) {
        StructType struct = (StructType) type;
        StructField[] fields = struct.fields();
        BatchVector[] parts = new BatchVector[fields.length];
        for (int i = 0; i < fields.length; i++) {
            parts[i] = part.of(fields[i].name().equals(SparkSchemas.REAL) ? 0 : 1);
        }
        return new StructVector(struct, parts);
    }
}
