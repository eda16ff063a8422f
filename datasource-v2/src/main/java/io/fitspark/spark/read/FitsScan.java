// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.OptionalLong;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.ScanEstimate;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.spark.metrics.FitsMetrics;

/** A read with everything pushed down. Lives on the driver; only partitions and the reader factory travel. */
final class FitsScan implements Scan, SupportsReportStatistics {
    private final TableDataset dataset;
    private final StructType required;
    private final OptionalLong limit;
    private final FitsBatch batch;

    FitsScan(TableDataset dataset, StructType required, OptionalLong limit) {
        this.dataset = dataset;
        this.required = required;
        this.limit = limit;
        this.batch = new FitsBatch(dataset, required, limit);
    }

    @Override
    public StructType readSchema() {
        return required;
    }

    @Override
    public String description() {
        return ScanDescription.of(dataset, required, limit);
    }

    @Override
    public Batch toBatch() {
        return batch;
    }

    /** Known without planning the partitions, which asking each of them would need. */
    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.SUPPORTED;
    }

    @Override
    public Statistics estimateStatistics() {
        ScanEstimate estimate = ScanEstimate.of(dataset, batch.columns());
        return new FitsStatistics(OptionalLong.of(estimate.bytes()), estimate.rows());
    }

    private record FitsStatistics(OptionalLong sizeInBytes, OptionalLong numRows) implements Statistics {}

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return FitsMetrics.supported();
    }

    @Override
    public CustomTaskMetric[] reportDriverMetrics() {
        return FitsMetrics.ofDriver(batch.plannedSplits(), dataset.files().size());
    }
}
