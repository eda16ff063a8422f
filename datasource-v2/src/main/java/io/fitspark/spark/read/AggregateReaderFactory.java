// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Makes the readers of tasks that give aggregates. */
final class AggregateReaderFactory implements PartitionReaderFactory {
    private static final long serialVersionUID = 1L;

    private final FitsColumnarReaderFactory batches;
    private final PartialAggregates aggregates;

    AggregateReaderFactory(FitsColumnarReaderFactory batches, PartialAggregates aggregates) {
        this.batches = batches;
        this.aggregates = aggregates;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        return new AggregateReader(batches.createColumnarReader(partition), aggregates);
    }
}
