// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.headers;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.HeaderDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.read.HeaderSpec;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.spark.metrics.FitsMetrics;
import io.fitspark.spark.read.FitsInputPartition;
import io.fitspark.spark.read.ScanDescription;
import io.fitspark.spark.read.SessionSettings;
import io.fitspark.spark.schema.DatasetColumns;

/** A read of headers. Equal ones read the same, so that Spark runs only one of them. Lives on the driver. */
final class HeaderScan implements Scan, Batch {
    private final HeaderDataset dataset;
    private final DatasetColumns columns;
    private final StructType required;
    private final List<Condition> conditions;
    private final long limit;
    private List<TaskGroup> planned;

    HeaderScan(
            HeaderDataset dataset,
            DatasetColumns columns,
            StructType required,
            List<Condition> conditions,
            long limit) {
        this.dataset = dataset;
        this.columns = columns;
        this.required = required;
        this.conditions = conditions;
        this.limit = limit;
    }

    @Override
    public StructType readSchema() {
        return required;
    }

    @Override
    public String description() {
        return ScanDescription.files(dataset.files())
                + ", view " + dataset.view().name().toLowerCase(Locale.ROOT)
                + ScanDescription.columns(required, columns.schema().length())
                + (limit < Long.MAX_VALUE ? ", limit " + limit : "");
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (planned == null) {
            planned = dataset.plan(
                    conditions,
                    SessionSettings.active().splits(dataset.options().maxPartitionBytes()));
        }
        return planned.stream().map(FitsInputPartition::new).toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new HeaderReaderFactory(
                HeaderSpec.of(dataset, columns.columns(required), conditions, limit),
                required,
                new SerializableHadoopConf(dataset.configuration()));
    }

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return FitsMetrics.supported();
    }

    @Override
    public CustomTaskMetric[] reportDriverMetrics() {
        return FitsMetrics.ofDriver(
                planned == null ? 0 : planned.size(), dataset.files().size(), 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderScan scan
                && dataset == scan.dataset
                && required.equals(scan.required)
                && conditions.equals(scan.conditions)
                && limit == scan.limit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(dataset), required, conditions, limit);
    }
}
