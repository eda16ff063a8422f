// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.ScanPlanner;
import io.fitspark.connector.plan.SplitSettings;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.read.ReadSpec;
import io.fitspark.connector.schema.FitsField;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Plans the partitions of a scan. Equal batches read the same, so that Spark runs only one of them. Lives on the driver. */
final class FitsBatch implements Batch {
    private final TableDataset dataset;
    private final StructType required;
    private final OptionalLong limit;
    private List<TaskGroup> planned;

    FitsBatch(TableDataset dataset, StructType required, OptionalLong limit) {
        this.dataset = dataset;
        this.required = required;
        this.limit = limit;
    }

    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (planned == null) {
            SplitSettings splits =
                    SessionSettings.active().splits(dataset.options().maxPartitionBytes());
            try {
                planned = new ScanPlanner(dataset, splits, required.length() == 0, limit).plan();
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

    @Override
    public PartitionReaderFactory createReaderFactory() {
        ReadSpec spec = new ReadSpec(
                dataset.expectedColumns(),
                columns(),
                AccessChoice.of(required),
                limit.orElse(Long.MAX_VALUE),
                dataset.options().limits(),
                dataset.options().verifyChecksum());
        return new FitsColumnarReaderFactory(
                spec,
                required,
                dataset.options().nanAsNull(),
                dataset.options().emptyAsNull(),
                new SerializableHadoopConf(dataset.configuration()));
    }

    /** Indexes of the required columns in the dataset. */
    List<Integer> columns() {
        Map<String, Integer> byName = new HashMap<>();
        List<FitsField> fields = dataset.schema().fields();
        for (int i = 0; i < fields.size(); i++) {
            byName.put(fields.get(i).name(), i);
        }
        List<Integer> columns = new ArrayList<>();
        for (StructField field : required.fields()) {
            columns.add(Objects.requireNonNull(byName.get(field.name()), field.name()));
        }
        return columns;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FitsBatch batch
                && dataset == batch.dataset
                && required.equals(batch.required)
                && limit.equals(batch.limit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(dataset), required, limit);
    }
}
