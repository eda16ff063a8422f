// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalLong;

import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.RowCounter;
import io.fitspark.connector.plan.TableDataset;

/** Takes what the optimiser pushes down. Lives on the driver while one query is planned. */
public final class FitsScanBuilder
        implements SupportsPushDownRequiredColumns, SupportsPushDownLimit, SupportsPushDownAggregates {
    private final TableDataset dataset;
    private final StructType schema;
    private StructType required;
    private OptionalLong limit = OptionalLong.empty();
    private OptionalLong counted = OptionalLong.empty();
    private int counts;

    /** @param schema the columns of the table, all of which the dataset has */
    public FitsScanBuilder(TableDataset dataset, StructType schema) {
        this.dataset = dataset;
        this.schema = schema;
        this.required = schema;
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        required = requiredSchema;
    }

    /** Each task stops after so many rows; Spark still has to cut what they give together. */
    @Override
    public boolean pushLimit(int rows) {
        limit = OptionalLong.of(rows);
        return true;
    }

    @Override
    public boolean supportCompletePushDown(Aggregation aggregation) {
        return isCount(aggregation);
    }

    /** Counts are in the headers. With very many files they are left to a job, which reads headers only. */
    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        if (!isCount(aggregation)) {
            return false;
        }
        try {
            counted = RowCounter.count(dataset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        counts = aggregation.aggregateExpressions().length;
        return counted.isPresent();
    }

    private boolean isCount(Aggregation aggregation) {
        return aggregation.groupByExpressions().length == 0
                && aggregation.aggregateExpressions().length > 0
                && Arrays.stream(aggregation.aggregateExpressions()).allMatch(this::countsRows);
    }

    private boolean countsRows(AggregateFunc function) {
        if (function instanceof CountStar) {
            return true;
        }
        return function instanceof Count count
                && !count.isDistinct()
                && count.column() instanceof NamedReference reference
                && reference.fieldNames().length == 1
                && isNeverNull(reference.fieldNames()[0]);
    }

    private boolean isNeverNull(String name) {
        for (StructField field : schema.fields()) {
            if (field.name().equals(name)) {
                return !field.nullable();
            }
        }
        return false;
    }

    @Override
    public Scan build() {
        return counted.isPresent()
                ? new FitsCountScan(dataset, counted.getAsLong(), counts)
                : new FitsScan(dataset, required, limit);
    }
}
