// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.SqlErrors;
import io.fitspark.connector.schema.FitsField;
import io.fitspark.connector.schema.StoredType;

/** Spark's view of the columns of a dataset. */
public final class SparkSchemas {
    /** Names of the parts of a complex number. */
    public static final String REAL = "re";

    public static final String IMAGINARY = "im";

    private SparkSchemas() {}

    static StructField field(FitsField field) {
        DataType type = element(field);
        int depth = field.stored() == StoredType.BINARY ? 0 : field.type().depth();
        for (int level = 0; level < depth; level++) {
            type = new ArrayType(type, level == 0 && field.elementNullable() && !(type instanceof StructType));
        }
        return new StructField(field.name(), type, field.nullable(), metadata(field));
    }

    private static DataType element(FitsField field) {
        return switch (field.stored()) {
            case AS_IT_IS -> elementOfFits(field);
            case BINARY -> DataTypes.BinaryType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case TIMESTAMP_NTZ -> DataTypes.TimestampNTZType;
        };
    }

    private static DataType elementOfFits(FitsField field) {
        return switch (field.type().element()) {
            case BOOLEAN -> DataTypes.BooleanType;
            case BYTE -> DataTypes.ByteType;
            case SHORT -> DataTypes.ShortType;
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case ULONG, DECIMAL -> DataTypes.createDecimalType(20, 0);
            case FLOAT -> DataTypes.FloatType;
            case DOUBLE -> DataTypes.DoubleType;
            case STRING -> DataTypes.StringType;
            case COMPLEX_FLOAT -> complex(DataTypes.FloatType, field.elementNullable());
            case COMPLEX_DOUBLE -> complex(DataTypes.DoubleType, field.elementNullable());
        };
    }

    private static StructType complex(DataType part, boolean nullable) {
        return new StructType(new StructField[] {
            new StructField(REAL, part, nullable, Metadata.empty()),
            new StructField(IMAGINARY, part, nullable, Metadata.empty())
        });
    }

    private static Metadata metadata(FitsField field) {
        MetadataBuilder builder = new MetadataBuilder();
        field.metadata().forEach((key, value) -> {
            if (value instanceof Long number) {
                builder.putLong(key, number);
            } else if (value instanceof Double number) {
                builder.putDouble(key, number);
            } else {
                builder.putString(key, value.toString());
            }
        });
        if (field.comment() != null && !field.comment().isBlank()) {
            builder.putString("comment", field.comment());
        }
        return builder.build();
    }

    /** The same columns, null wherever a null is possible. */
    public static StructType asNullable(StructType schema) {
        List<StructField> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            fields.add(new StructField(field.name(), asNullable(field.dataType()), true, field.metadata()));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** The same columns, null wherever options of a read can make a null of NaN or of an empty string. */
    public static StructType nullableByOption(StructType schema) {
        List<StructField> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            boolean nullable = field.nullable() || canBecomeNull(field.dataType());
            fields.add(new StructField(field.name(), nullableByOption(field.dataType()), nullable, field.metadata()));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }

    private static boolean canBecomeNull(DataType type) {
        return type.equals(DataTypes.FloatType)
                || type.equals(DataTypes.DoubleType)
                || type.equals(DataTypes.StringType);
    }

    private static DataType nullableByOption(DataType type) {
        if (type instanceof ArrayType array) {
            return new ArrayType(
                    nullableByOption(array.elementType()), array.containsNull() || canBecomeNull(array.elementType()));
        }
        return type instanceof StructType struct ? nullableByOption(struct) : type;
    }

    /**
     * Fails if a column can be null that must not be.
     *
     * @param found the same columns and perhaps more
     */
    public static void requireNullability(StructType schema, StructType found) {
        Map<String, StructField> present = new HashMap<>();
        for (StructField field : found.fields()) {
            present.put(field.name(), field);
        }
        for (StructField field : schema.fields()) {
            StructField there = present.get(field.name());
            if (there != null
                    && ((!field.nullable() && there.nullable()) || !holds(field.dataType(), there.dataType()))) {
                throw SqlErrors.optionOfTable(field.name(), "nullable");
            }
        }
    }

    private static boolean holds(DataType declared, DataType found) {
        if (declared instanceof ArrayType array && found instanceof ArrayType other) {
            return (array.containsNull() || !other.containsNull()) && holds(array.elementType(), other.elementType());
        }
        if (declared instanceof StructType struct && found instanceof StructType other) {
            for (int i = 0; i < struct.length(); i++) {
                StructField part = struct.fields()[i];
                StructField there = other.fields()[i];
                if ((!part.nullable() && there.nullable()) || !holds(part.dataType(), there.dataType())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static DataType asNullable(DataType type) {
        if (type instanceof ArrayType array) {
            return new ArrayType(asNullable(array.elementType()), true);
        }
        return type instanceof StructType struct ? asNullable(struct) : type;
    }

    /**
     * Fails unless the files have every column of a schema, with its type; they may have more.
     *
     * @param found the columns that they have
     * @param file one of them, for the message
     * @throws io.fitspark.connector.FitsUserException if a column is missing or of another type
     */
    public static void requireColumns(StructType schema, StructType found, String file) {
        Map<String, String> present = new HashMap<>();
        for (StructField field : found.fields()) {
            present.put(field.name(), field.dataType().catalogString());
        }
        List<String> differences = new ArrayList<>();
        for (StructField field : schema.fields()) {
            String wanted = field.dataType().catalogString();
            String there = present.get(field.name());
            if (there == null) {
                differences.add(field.name() + " " + wanted + " is missing");
            } else if (!there.equals(wanted)) {
                differences.add(field.name() + " " + there + " should be " + wanted);
            }
        }
        if (!differences.isEmpty()) {
            throw FitsErrors.schemaMismatch(file, "the schema given", differences);
        }
    }
}
