// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.List;
import java.util.OptionalLong;

import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.spark.metrics.FitsMetrics;

/** A read of which each task gives one row: sums, extremes and counts of what it has read. Lives on the driver. */
final class FitsAggregateScan implements Scan, SupportsReportStatistics {
    private final TableDataset dataset;
    private final ScanRequest request;
    private final List<Predicate> pushed;
    private final PartialAggregates aggregates;
    private final FitsBatch batch;

    FitsAggregateScan(TableDataset dataset, ScanRequest request, List<Predicate> pushed, PartialAggregates aggregates) {
        this.dataset = dataset;
        this.request = request;
        this.pushed = List.copyOf(pushed);
        this.aggregates = aggregates;
        this.batch = new FitsBatch(dataset, aggregates.columns(), request);
    }

    @Override
    public StructType readSchema() {
        return aggregates.resultSchema();
    }

    @Override
    public String description() {
        return ScanDescription.source(dataset) + ScanDescription.conditions(pushed) + ", tasks give "
                + aggregates.description()
                + (request.sample() == null ? "" : " of a sample of blocks");
    }

    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.UNSUPPORTED;
    }

    @Override
    public Batch toBatch() {
        return new AggregateBatch(batch, aggregates);
    }

    /** Equal ones read the same, so that Spark runs only one of them. */
    private record AggregateBatch(FitsBatch batch, PartialAggregates aggregates) implements Batch {
        /** One at least: a count of nothing is a row with 0, not no row. */
        @Override
        public InputPartition[] planInputPartitions() {
            InputPartition[] partitions = batch.planInputPartitions();
            return partitions.length > 0
                    ? partitions
                    : new InputPartition[] {new FitsInputPartition(new TaskGroup(List.of(), List.of()))};
        }

        @Override
        public PartitionReaderFactory createReaderFactory() {
            return new AggregateReaderFactory(batch.createReaderFactory(), aggregates);
        }
    }

    @Override
    public Statistics estimateStatistics() {
        return new RowsOfTasks();
    }

    /** Nothing worth to be counted. */
    private record RowsOfTasks() implements Statistics {
        @Override
        public OptionalLong sizeInBytes() {
            return OptionalLong.of(1);
        }

        @Override
        public OptionalLong numRows() {
            return OptionalLong.empty();
        }
    }

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return FitsMetrics.supported();
    }

    @Override
    public CustomTaskMetric[] reportDriverMetrics() {
        return FitsMetrics.ofDriver(batch.plannedSplits(), batch.plannedFiles(), dataset.passedOver());
    }
}
