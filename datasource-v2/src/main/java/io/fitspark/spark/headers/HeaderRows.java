// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.headers;

import java.io.IOException;
import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.read.HeaderReader;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.spark.metrics.FitsMetrics;
import io.fitspark.spark.read.InputFile;

/** Shows a task's headers to Spark, row by row. */
final class HeaderRows implements PartitionReader<InternalRow> {
    private final HeaderReader reader;
    private final StructType required;
    private SourceFile file;

    /** @param required the columns asked for, of which structures count as their fields, one after another */
    HeaderRows(HeaderReader reader, StructType required) {
        this.reader = reader;
        this.required = required;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // another object is another file
    public boolean next() throws IOException {
        if (!reader.next()) {
            return false;
        }
        if (file != reader.file()) {
            file = reader.file();
            InputFile.show(file);
        }
        return true;
    }

    @Override
    public InternalRow get() {
        Object[] values = reader.row();
        StructField[] fields = required.fields();
        Object[] row = new Object[fields.length];
        int next = 0;
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].dataType() instanceof StructType struct) {
                Object[] parts = new Object[struct.length()];
                for (int part = 0; part < parts.length; part++) {
                    parts[part] = sparks(values[next++]);
                }
                row[i] = new GenericInternalRow(parts);
            } else {
                row[i] = sparks(values[next++]);
            }
        }
        return new GenericInternalRow(row);
    }

    private static Object sparks(Object value) {
        if (value instanceof String text) {
            return UTF8String.fromString(text);
        }
        return value instanceof List<?> list ? new GenericArrayData(list.toArray()) : value;
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
