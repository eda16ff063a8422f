// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Compares values in JSON by their type in Spark: real numbers to the last bit, NaN equal to NaN.
 *
 * @param anyZero whether 0 and -0 count as the same
 */
record JsonValues(boolean anyZero) {
    void check(String place, JsonNode expected, JsonNode actual, DataType type) {
        if (actual == null) {
            throw new AssertionError(place + " is not there");
        }
        if (expected.isNull() || actual.isNull()) {
            require(expected.isNull() && actual.isNull(), place, expected, actual);
        } else if (type instanceof ArrayType array) {
            require(expected.size() == actual.size(), place, expected, actual);
            for (int i = 0; i < expected.size(); i++) {
                check(place + "[" + i + "]", expected.get(i), actual.get(i), array.elementType());
            }
        } else if (type instanceof StructType struct) {
            for (StructField field : struct.fields()) {
                String part = field.name();
                check(place + "." + part, expected.get(part), actual.get(part), field.dataType());
            }
        } else {
            require(same(expected, actual, type), place, expected, actual);
        }
    }

    private boolean same(JsonNode expected, JsonNode actual, DataType type) {
        if (type.equals(DataTypes.FloatType)) {
            float e = Float.parseFloat(expected.asText());
            float a = Float.parseFloat(actual.asText());
            return Float.compare(e, a) == 0 || (anyZero && e == a);
        }
        if (type.equals(DataTypes.DoubleType)) {
            double e = Double.parseDouble(expected.asText());
            double a = Double.parseDouble(actual.asText());
            return Double.compare(e, a) == 0 || (anyZero && e == a);
        }
        if (type instanceof DecimalType) {
            return expected.asText().equals(actual.bigIntegerValue().toString());
        }
        return expected.isNumber()
                ? expected.bigIntegerValue().equals(actual.bigIntegerValue())
                : expected.equals(actual);
    }

    private static void require(boolean same, String place, JsonNode expected, JsonNode actual) {
        if (!same) {
            throw new AssertionError(place + ": expected " + expected + ", but was " + actual);
        }
    }
}
