// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.fits.Corpus;
import io.fitspark.spark.LocalSpark;
import io.fitspark.spark.schema.DatasetColumns;

class TasksTravelTest {
    @Test
    void readsTheSameAfterSerialization() throws IOException, ClassNotFoundException {
        LocalSpark.session();
        TableDataset dataset = TableDataset.open(
                ReadOptions.parse(
                        Map.of("path", Corpus.path("tables/large.fits").toString())),
                new Configuration());
        DatasetColumns columns = DatasetColumns.of(dataset);
        FitsBatch batch = new FitsBatch(dataset, columns.schema(), ScanRequest.of(columns.columns(columns.schema())));
        PartitionReaderFactory factory = copy(batch.createReaderFactory());
        long rows = 0;
        for (InputPartition partition : batch.planInputPartitions()) {
            assertThat(factory.supportColumnarReads(partition)).isTrue();
            try (PartitionReader<ColumnarBatch> reader = factory.createColumnarReader(copy(partition))) {
                while (reader.next()) {
                    rows += reader.get().numRows();
                    assertThat(reader.get().numCols())
                            .isEqualTo(dataset.schema().fields().size());
                }
            }
        }
        assertThat(rows).isEqualTo(20_000);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
