// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.ScanPlanner;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.SplitSettings;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.read.ReadSpec;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Plans the partitions of a scan. Equal batches read the same, so that Spark runs only one of them. Lives on the driver. */
final class FitsBatch implements Batch {
    private final TableDataset dataset;
    private final StructType required;
    private final ScanRequest request;
    private List<TaskGroup> planned;

    FitsBatch(TableDataset dataset, StructType required, ScanRequest request) {
        this.dataset = dataset;
        this.required = required;
        this.request = request;
    }

    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (planned == null) {
            SplitSettings splits =
                    SessionSettings.active().splits(dataset.options().maxPartitionBytes());
            try {
                planned = new ScanPlanner(dataset, request, splits).plan();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return planned.stream().map(FitsInputPartition::new).toArray(InputPartition[]::new);
    }

    /** Splits planned so far: 0 before there was any need. */
    synchronized long plannedSplits() {
        return planned == null ? 0 : planned.size();
    }

    /** Files that these splits read. */
    synchronized long plannedFiles() {
        return planned == null
                ? 0
                : planned.stream()
                        .flatMap(group -> group.tasks().stream())
                        .map(task -> task.source().file().path())
                        .distinct()
                        .count();
    }

    @Override
    public FitsColumnarReaderFactory createReaderFactory() {
        return new FitsColumnarReaderFactory(
                ReadSpec.of(dataset, request, AccessChoice.of(required)),
                required,
                dataset.options().nanAsNull(),
                dataset.options().emptyAsNull(),
                new SerializableHadoopConf(dataset.configuration()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FitsBatch batch
                && dataset == batch.dataset
                && required.equals(batch.required)
                && request.equals(batch.request);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(dataset), required, request);
    }
}
