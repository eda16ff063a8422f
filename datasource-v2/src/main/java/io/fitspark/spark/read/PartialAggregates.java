// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Sums, extremes and counts over whole columns of numbers, of which each task gives one row, and Spark makes the result. A sum that
 * is more than a LONG can be comes in several rows, so that it overflows by Spark's own rules.
 *
 * @param functions what is asked for, in this order
 * @param columns the columns that it is asked of
 */
record PartialAggregates(List<Function> functions, StructType columns) implements Serializable {
    enum Kind {
        COUNT_ROWS,
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /**
     * @param column index among the columns; no meaning for a count of rows
     * @param type of the result
     */
    record Function(Kind kind, int column, DataType type) implements Serializable {}

    PartialAggregates {
        functions = List.copyOf(functions);
    }

    /**
     * What tasks can give.
     *
     * @param schema the columns that there are
     * @return empty if one of the functions must be left to Spark, or if groups are asked for
     */
    static Optional<PartialAggregates> of(Aggregation aggregation, StructType schema) {
        if (aggregation.groupByExpressions().length > 0 || aggregation.aggregateExpressions().length == 0) {
            return Optional.empty();
        }
        Map<String, StructField> used = new LinkedHashMap<>();
        List<Function> functions = new ArrayList<>();
        for (AggregateFunc asked : aggregation.aggregateExpressions()) {
            Optional<Function> function = function(asked, schema, used);
            if (function.isEmpty()) {
                return Optional.empty();
            }
            functions.add(function.get());
        }
        return Optional.of(
                new PartialAggregates(functions, new StructType(used.values().toArray(StructField[]::new))));
    }

    private static Optional<Function> function(AggregateFunc asked, StructType schema, Map<String, StructField> used) {
        if (asked instanceof CountStar) {
            return Optional.of(new Function(Kind.COUNT_ROWS, -1, DataTypes.LongType));
        } else if (asked instanceof Count count && !count.isDistinct()) {
            return of(Kind.COUNT, count.column(), schema, used);
        } else if (asked instanceof Sum sum && !sum.isDistinct()) {
            return of(Kind.SUM, sum.column(), schema, used);
        } else if (asked instanceof Min min) {
            return of(Kind.MIN, min.column(), schema, used);
        } else if (asked instanceof Max max) {
            return of(Kind.MAX, max.column(), schema, used);
        }
        return Optional.empty();
    }

    private static Optional<Function> of(
            Kind kind, Expression column, StructType schema, Map<String, StructField> used) {
        if (!(column instanceof NamedReference reference) || reference.fieldNames().length != 1) {
            return Optional.empty();
        }
        String name = reference.fieldNames()[0];
        for (StructField field : schema.fields()) {
            if (field.name().equals(name)) {
                Optional<DataType> result = result(kind, field.dataType());
                if (result.isPresent()) {
                    used.putIfAbsent(name, field);
                }
                return result.map(
                        type -> new Function(kind, List.copyOf(used.keySet()).indexOf(name), type));
            }
        }
        return Optional.empty();
    }

    private static Optional<DataType> result(Kind kind, DataType type) {
        boolean real = type instanceof FloatType || type instanceof DoubleType;
        boolean integer = type instanceof ByteType
                || type instanceof ShortType
                || type instanceof IntegerType
                || type instanceof LongType;
        if (!real && !integer) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case COUNT, COUNT_ROWS -> DataTypes.LongType;
                    case MIN, MAX -> type;
                    case SUM -> real ? DataTypes.DoubleType : DataTypes.LongType;
                });
    }

    /** The columns of the rows that tasks give. */
    StructType resultSchema() {
        StructField[] fields = new StructField[functions.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] =
                    new StructField(label(functions.get(i)), functions.get(i).type(), true, Metadata.empty());
        }
        return new StructType(fields);
    }

    private String label(Function function) {
        return function.kind() == Kind.COUNT_ROWS
                ? "count(*)"
                : function.kind().name().toLowerCase(Locale.ROOT) + "(" + columns.fields()[function.column()].name()
                        + ")";
    }

    /** For people. */
    String description() {
        return String.join(", ", resultSchema().fieldNames());
    }
}
