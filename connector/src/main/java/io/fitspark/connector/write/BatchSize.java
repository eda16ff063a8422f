// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TableSchema;

/** How many bytes the rows take that are collected, about. */
final class BatchSize {
    private static final int STRING_BYTES = 9;

    private final BatchBuilder builder;
    private final List<ColumnVector> open = new ArrayList<>();
    private final List<Integer> bytes = new ArrayList<>();
    private long fixed;

    BatchSize(BatchBuilder builder, TableSchema schema) {
        this.builder = builder;
        ColumnBatch batch = builder.batch();
        for (Column column : schema.columns()) {
            if (column.type().variable() || column.type().element() == ElementType.STRING) {
                open.add(batch.column(column.index()));
                bytes.add(column.tform().elementBytes());
            } else {
                fixed += column.rowBytes();
            }
        }
    }

    boolean isAtLeast(long limit) {
        long sum = fixed * builder.rows();
        for (int i = 0; i < open.size(); i++) {
            ColumnVector vector = open.get(i);
            sum += vector.type().element() == ElementType.STRING
                    ? text(vector)
                    : (long) vector.elementCount() * bytes.get(i);
        }
        return sum >= limit;
    }

    /** Strings lie one behind the other: the last that is there ends where all do. */
    private static long text(ColumnVector vector) {
        int count = vector.elementCount();
        for (int i = count - 1; i >= 0 && i > count - STRING_BYTES; i--) {
            if (vector.stringLengths()[i] > 0) {
                return (long) vector.stringStarts()[i] + vector.stringLengths()[i] + (long) count * STRING_BYTES;
            }
        }
        return (long) count * STRING_BYTES;
    }
}
