// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;

import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

import io.fitspark.connector.read.TableView;
import io.fitspark.connector.read.TaskReader;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.spark.metrics.FitsMetrics;
import io.fitspark.spark.vectors.BatchVector;
import io.fitspark.spark.vectors.VectorFactory;

/** Shows a task's batches to Spark. The vectors of a table are made once and look at one batch after the other. */
final class FitsColumnarReader implements PartitionReader<ColumnarBatch> {
    private final TaskReader reader;
    private final VectorFactory factory;
    private SourceFile file;
    private TableView view;
    private BatchVector[] vectors;
    private ColumnarBatch batch;

    FitsColumnarReader(TaskReader reader, VectorFactory factory) {
        this.reader = reader;
        this.factory = factory;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same object means the same table, and is what must be noticed fast
    public boolean next() throws IOException {
        if (!reader.next()) {
            return false;
        }
        if (file != reader.file()) {
            file = reader.file();
            InputFile.show(file);
        }
        if (view != reader.view()) {
            view = reader.view();
            vectors = factory.vectors(view);
            ColumnVector[] columns = new ColumnVector[vectors.length];
            System.arraycopy(vectors, 0, columns, 0, columns.length);
            batch = new ColumnarBatch(columns);
        }
        for (BatchVector vector : vectors) {
            vector.show(reader.batch());
        }
        batch.setNumRows(reader.rows());
        return true;
    }

    @Override
    public ColumnarBatch get() {
        return batch;
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        return FitsMetrics.ofTask(reader.metrics());
    }

    @Override
    public void close() throws IOException {
        InputFile.hide();
        reader.close();
    }
}
