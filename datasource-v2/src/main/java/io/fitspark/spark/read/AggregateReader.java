// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.util.Arrays;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.vectorized.ColumnarBatch;

import io.fitspark.spark.read.PartialAggregates.Function;
import io.fitspark.spark.read.PartialAggregates.Kind;

/** Reads all rows of a task, and gives one; more if a sum is more than a LONG can be. */
final class AggregateReader implements PartitionReader<InternalRow> {
    private final PartitionReader<ColumnarBatch> batches;
    private final PartialAggregates aggregates;
    private final int[] summed;
    private NumberTotals[] totals;
    private InternalRow row;

    AggregateReader(PartitionReader<ColumnarBatch> batches, PartialAggregates aggregates) {
        this.batches = batches;
        this.aggregates = aggregates;
        this.summed = aggregates.functions().stream()
                .filter(function -> function.kind() == Kind.SUM)
                .mapToInt(Function::column)
                .distinct()
                .toArray();
    }

    @Override
    public boolean next() throws IOException {
        if (totals == null) {
            long rows = readAll();
            row = row(function -> of(function, rows));
            return true;
        }
        if (Arrays.stream(summed).noneMatch(column -> totals[column].hasMore())) {
            return false;
        }
        row = row(function -> switch (function.kind()) {
            case COUNT_ROWS, COUNT -> 0L;
            case MIN, MAX, SUM -> null;
        });
        return true;
    }

    /** Returns how many rows there were. */
    private long readAll() throws IOException {
        StructField[] fields = aggregates.columns().fields();
        totals = new NumberTotals[fields.length];
        for (int i = 0; i < fields.length; i++) {
            totals[i] = totals(fields[i].dataType());
        }
        long rows = 0;
        while (batches.next()) {
            ColumnarBatch batch = batches.get();
            rows += batch.numRows();
            for (int i = 0; i < totals.length; i++) {
                totals[i].add(batch.column(i), batch.numRows());
            }
        }
        return rows;
    }

    private static NumberTotals totals(DataType type) {
        return type instanceof FloatType || type instanceof DoubleType ? new RealTotals(type) : new IntegerTotals(type);
    }

    private Object of(Function function, long rows) {
        return switch (function.kind()) {
            case COUNT_ROWS -> rows;
            case COUNT -> totals[function.column()].count();
            case MIN -> totals[function.column()].minimum();
            case MAX -> totals[function.column()].maximum();
            case SUM -> null;
        };
    }

    /** @param others what is not a sum */
    private InternalRow row(java.util.function.Function<Function, Object> others) {
        Object[] sums = new Object[totals.length];
        for (int column : summed) {
            sums[column] = totals[column].sum();
        }
        Object[] values = new Object[aggregates.functions().size()];
        for (int i = 0; i < values.length; i++) {
            Function function = aggregates.functions().get(i);
            values[i] = function.kind() == Kind.SUM ? sums[function.column()] : others.apply(function);
        }
        return new GenericInternalRow(values);
    }

    @Override
    public InternalRow get() {
        return row;
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        return batches.currentMetricsValues();
    }

    @Override
    public void close() throws IOException {
        batches.close();
    }
}
