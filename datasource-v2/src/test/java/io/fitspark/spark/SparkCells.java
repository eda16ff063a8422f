// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's values and the corpus' expected ones in one form: lists, strings, longs, big integers, floats, doubles, booleans,
 * null; complex numbers as lists of two. The sign of a zero is dropped from doubles, where scaling may make either.
 */
public final class SparkCells {
    private SparkCells() {}

    public static Object plain(Object value) {
        if (value instanceof Row row) {
            List<Object> parts = new ArrayList<>();
            for (int i = 0; i < row.length(); i++) {
                parts.add(plain(row.get(i)));
            }
            return parts;
        }
        if (value instanceof Seq<?> seq) {
            List<Object> list = new ArrayList<>();
            CollectionConverters.asJava(seq).forEach(item -> list.add(plain(item)));
            return list;
        }
        if (value instanceof BigDecimal number) {
            return number.toBigIntegerExact();
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        return unsignedZero(value);
    }

    public static Object expected(JsonNode json, DataType type) {
        if (json.isNull()) {
            return null;
        }
        if (type instanceof ArrayType array) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(expected(item, array.elementType())));
            return list;
        }
        if (type instanceof StructType struct) {
            return List.of(
                    expected(json.get("re"), struct.fields()[0].dataType()),
                    expected(json.get("im"), struct.fields()[1].dataType()));
        }
        if (type.equals(DataTypes.FloatType)) {
            return unsignedZero((float) number(json));
        }
        if (type.equals(DataTypes.DoubleType)) {
            return unsignedZero(number(json));
        }
        if (type.equals(DataTypes.BooleanType)) {
            return json.booleanValue();
        }
        if (type.equals(DataTypes.StringType)) {
            return json.textValue();
        }
        return type.equals(DataTypes.createDecimalType(20, 0)) ? new BigInteger(json.textValue()) : json.longValue();
    }

    private static double number(JsonNode json) {
        return json.isTextual() ? Double.parseDouble(json.textValue()) : json.doubleValue();
    }

    private static Object unsignedZero(Object value) {
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }
}
