// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.Arrays;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.TableDataset;

/** The answer to counts of rows, known on the driver: one row, no job. */
final class FitsCountScan implements LocalScan {
    private final TableDataset dataset;
    private final long count;
    private final int columns;

    FitsCountScan(TableDataset dataset, long count, int columns) {
        this.dataset = dataset;
        this.count = count;
        this.columns = columns;
    }

    @Override
    public InternalRow[] rows() {
        Object[] values = new Object[columns];
        Arrays.fill(values, count);
        return new InternalRow[] {new GenericInternalRow(values)};
    }

    @Override
    public StructType readSchema() {
        StructField[] fields = new StructField[columns];
        for (int i = 0; i < columns; i++) {
            fields[i] = new StructField("count_" + i, DataTypes.LongType, false, Metadata.empty());
        }
        return new StructType(fields);
    }

    @Override
    public String description() {
        return ScanDescription.source(dataset) + ", rows counted from headers";
    }
}
