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
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.schema.FitsField;
import io.fitspark.connector.schema.FitsSchema;

/** Spark's view of the columns of a dataset. */
public final class SparkSchemas {
    /** Names of the parts of a complex number. */
    public static final String REAL = "re";

    public static final String IMAGINARY = "im";

    private SparkSchemas() {}

    public static StructType of(FitsSchema schema) {
        return new StructType(schema.fields().stream().map(SparkSchemas::field).toArray(StructField[]::new));
    }

    private static StructField field(FitsField field) {
        DataType type = element(field);
        int depth = field.type().depth();
        for (int level = 0; level < depth; level++) {
            type = new ArrayType(type, level == 0 && field.elementNullable() && !(type instanceof StructType));
        }
        return new StructField(field.name(), type, field.nullable(), metadata(field));
    }

    private static DataType element(FitsField field) {
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

    private static DataType asNullable(DataType type) {
        if (type instanceof ArrayType array) {
            return new ArrayType(asNullable(array.elementType()), true);
        }
        return type instanceof StructType struct ? asNullable(struct) : type;
    }

    /**
     * Fails unless the files have every column of a schema, with its type; they may have more.
     *
     * @throws io.fitspark.connector.FitsUserException if a column is missing or of another type
     */
    public static void requireColumns(StructType schema, TableDataset dataset) {
        Map<String, String> present = new HashMap<>();
        for (StructField field : of(dataset.schema()).fields()) {
            present.put(field.name(), field.dataType().catalogString());
        }
        List<String> differences = new ArrayList<>();
        for (StructField field : schema.fields()) {
            String wanted = field.dataType().catalogString();
            String found = present.get(field.name());
            if (found == null) {
                differences.add(field.name() + " " + wanted + " is missing");
            } else if (!found.equals(wanted)) {
                differences.add(field.name() + " " + found + " should be " + wanted);
            }
        }
        if (!differences.isEmpty()) {
            throw FitsErrors.schemaMismatch(dataset.firstLayout().file(), "the schema given", differences);
        }
    }
}
