// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.schema;

import java.util.Arrays;
import java.util.Optional;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.schema.HeaderField;

/** Spark's types for columns that are not in the tables. */
public final class ConstantTypes {
    private ConstantTypes() {}

    /** The inverse; empty for types that such columns have not. */
    public static Optional<ConstantType> from(DataType type) {
        return Arrays.stream(ConstantType.values())
                .filter(constant -> of(constant).equals(type))
                .findFirst();
    }

    static DataType of(ConstantType type) {
        return switch (type) {
            case BOOLEAN -> DataTypes.BooleanType;
            case INT -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case STRING -> DataTypes.StringType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }

    static DataType of(HeaderField.Type type) {
        return switch (type) {
            case INT -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case STRING -> DataTypes.StringType;
            case BIGINT_ARRAY -> new ArrayType(DataTypes.LongType, false);
        };
    }
}
