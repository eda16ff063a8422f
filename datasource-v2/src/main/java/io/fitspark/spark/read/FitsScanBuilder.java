// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownOffset;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.BlockSample;
import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.RowCounter;
import io.fitspark.connector.plan.RowWindow;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.spark.schema.DatasetColumns;

/** Takes what the optimiser pushes down. Lives on the driver while one query is planned. */
public final class FitsScanBuilder
        implements SupportsPushDownRequiredColumns,
                SupportsPushDownV2Filters,
                SupportsPushDownLimit,
                SupportsPushDownOffset,
                SupportsPushDownAggregates {
    private final TableDataset dataset;
    private final DatasetColumns columns;
    private final StructType schema;
    private final List<Predicate> pushed = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private StructType required;
    private BlockSample sample;
    private OptionalLong limit = OptionalLong.empty();
    private long offset;
    private OptionalLong counted = OptionalLong.empty();
    private int counts;
    private PartialAggregates aggregates;

    /** @param schema the columns of the table, all of which the dataset has */
    public FitsScanBuilder(TableDataset dataset, DatasetColumns columns, StructType schema) {
        this.dataset = dataset;
        this.columns = columns;
        this.schema = schema;
        this.required = schema;
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        required = requiredSchema;
    }

    /** What is the same in all rows of an HDU is compared once for all of them; the rest is left to Spark. */
    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        Conditions.Split split = new Conditions(columns).split(predicates);
        conditions.addAll(split.conditions());
        pushed.addAll(split.understood());
        return split.left().toArray(Predicate[]::new);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return pushed.toArray(Predicate[]::new);
    }

    /** Takes a sample of whole tiles or blocks of rows. */
    boolean pushBlockSample(double lower, double upper, long seed) {
        sample = new BlockSample(lower, upper, seed);
        return true;
    }

    /** Not what overflowed when Spark added an offset to it, nor of the rows of an aggregate. */
    @Override
    public boolean pushLimit(int rows) {
        if (rows < 0 || isAggregated()) {
            return false;
        }
        limit = OptionalLong.of(rows);
        return true;
    }

    /** With few files exactly the asked rows are planned; else each task keeps to the limit, and Spark cuts the rest. */
    @Override
    public boolean isPartiallyPushed() {
        return !hasExactRows();
    }

    @Override
    public boolean pushOffset(int rows) {
        if (!hasExactRows() || isAggregated()) {
            return false;
        }
        offset = rows;
        return true;
    }

    private boolean isAggregated() {
        return counted.isPresent() || aggregates != null;
    }

    private boolean hasExactRows() {
        return sample == null && RowCounter.hasExactRows(dataset);
    }

    @Override
    public boolean supportCompletePushDown(Aggregation aggregation) {
        return sample == null && isCount(aggregation);
    }

    /**
     * Counts are in the headers. With very many files they are left to a job, which reads headers only. Of other functions over whole columns
     * of numbers the tasks give one row each.
     */
    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        if (!supportCompletePushDown(aggregation)) {
            aggregates = PartialAggregates.of(aggregation, schema).orElse(null);
            return aggregates != null;
        }
        try {
            counted = RowCounter.count(dataset, conditions);
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

    private RowWindow rows() {
        long all = limit.orElse(Long.MAX_VALUE);
        boolean asked = limit.isPresent() || offset > 0;
        return asked
                ? new RowWindow(offset, limit.isPresent() ? Math.max(0, all - offset) : all, hasExactRows())
                : RowWindow.ALL;
    }

    @Override
    public Scan build() {
        if (counted.isPresent()) {
            return new FitsCountScan(dataset, counted.getAsLong(), counts);
        }
        if (aggregates != null) {
            required = aggregates.columns();
        }
        ScanRequest request = new ScanRequest(columns.columns(required), conditions, rows(), sample);
        if (aggregates != null) {
            return new FitsAggregateScan(dataset, request, pushed, aggregates);
        }
        return new FitsScan(dataset, columns, required, request, pushed);
    }
}
