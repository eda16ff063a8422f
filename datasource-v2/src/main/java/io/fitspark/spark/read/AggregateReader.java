// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;

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

/** Reads all rows of a task, and gives one. */
final class AggregateReader implements PartitionReader<InternalRow> {
    private final PartitionReader<ColumnarBatch> batches;
    private final PartialAggregates aggregates;
    private boolean done;
    private InternalRow row;

    AggregateReader(PartitionReader<ColumnarBatch> batches, PartialAggregates aggregates) {
        this.batches = batches;
        this.aggregates = aggregates;
    }

    @Override
    public boolean next() throws IOException {
        if (done) {
            return false;
        }
        done = true;
        StructField[] fields = aggregates.columns().fields();
        NumberTotals[] totals = new NumberTotals[fields.length];
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
        row = row(rows, totals);
        return true;
    }

    private static NumberTotals totals(DataType type) {
        return type instanceof FloatType || type instanceof DoubleType ? new RealTotals(type) : new IntegerTotals(type);
    }

    private InternalRow row(long rows, NumberTotals[] totals) {
        Object[] values = new Object[aggregates.functions().size()];
        for (int i = 0; i < values.length; i++) {
            Function function = aggregates.functions().get(i);
            values[i] = switch (function.kind()) {
                case COUNT_ROWS -> rows;
                case COUNT -> totals[function.column()].count();
                case SUM -> totals[function.column()].sum();
                case MIN -> totals[function.column()].minimum();
                case MAX -> totals[function.column()].maximum();
            };
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
