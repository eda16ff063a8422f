// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.connector.read.PresentRows;
import io.fitspark.fits.table.ColumnBatch;

/** The numbers of rows in their table. */
final class RowIndexVector extends BatchVector {
    private final PresentRows present;
    private long first;

    RowIndexVector(PresentRows present) {
        super(DataTypes.LongType);
        this.present = present;
    }

    @Override
    public void show(ColumnBatch batch) {
        first = present.firstRow();
    }

    @Override
    public long getLong(int rowId) {
        return first + rowId;
    }
}
