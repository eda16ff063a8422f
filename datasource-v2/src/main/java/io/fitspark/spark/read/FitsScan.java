// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.connector.read.SupportsRuntimeV2Filtering;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.ScanEstimate;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.spark.metrics.FitsMetrics;
import io.fitspark.spark.schema.DatasetColumns;

/** A read with everything pushed down. Lives on the driver; only partitions and the reader factory travel. */
final class FitsScan implements Scan, SupportsReportStatistics, SupportsRuntimeV2Filtering {
    private final TableDataset dataset;
    private final DatasetColumns columns;
    private final StructType required;
    private final ScanRequest request;
    private final List<Predicate> pushed;
    private FitsBatch batch;

    FitsScan(
            TableDataset dataset,
            DatasetColumns columns,
            StructType required,
            ScanRequest request,
            List<Predicate> pushed) {
        this.dataset = dataset;
        this.columns = columns;
        this.required = required;
        this.request = request;
        this.pushed = List.copyOf(pushed);
        this.batch = new FitsBatch(dataset, required, request);
    }

    @Override
    public StructType readSchema() {
        return required;
    }

    @Override
    public String description() {
        return ScanDescription.of(dataset, required, columns.schema().length(), request, pushed);
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

    /** The columns whose values in a join's other side can tell which files are not needed. */
    @Override
    public NamedReference[] filterAttributes() {
        if (request.rows().exact()) {
            // a window is cut by what the query says, before a join
            return new NamedReference[0];
        }
        return Arrays.stream(required.fields())
                .map(StructField::name)
                .filter(name -> columns.constant(new String[] {name}).isPresent())
                .map(name -> Expressions.column("`" + name.replace("`", "``") + "`"))
                .toArray(NamedReference[]::new);
    }

    /** A join may know more than the query says; what rows do not fit is sorted out by the join all the same. */
    @Override
    public void filter(Predicate[] predicates) {
        batch = new FitsBatch(
                dataset,
                required,
                request.where(new Conditions(columns).split(predicates).conditions()));
    }

    @Override
    public Statistics estimateStatistics() {
        ScanEstimate estimate = ScanEstimate.of(dataset, request);
        return new FitsStatistics(OptionalLong.of(estimate.bytes()), estimate.rows());
    }

    private record FitsStatistics(OptionalLong sizeInBytes, OptionalLong numRows) implements Statistics {}

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return FitsMetrics.supported();
    }

    @Override
    public CustomTaskMetric[] reportDriverMetrics() {
        return FitsMetrics.ofDriver(batch.plannedSplits(), batch.plannedFiles(), dataset.passedOver());
    }
}
