// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;

import io.fitspark.fits.table.ColumnBatch;

/** Complex numbers: the parts that were asked for. Never null itself. */
final class StructVector extends BatchVector {
    private final BatchVector[] parts;

    StructVector(StructType type, BatchVector[] parts) {
        super(type);
        this.parts = parts;
    }

    @Override
    public void show(ColumnBatch batch) {
        for (BatchVector part : parts) {
            part.show(batch);
        }
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        return parts[ordinal];
    }
}
