// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import io.fitspark.fits.table.BatchLender;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableSchema;

/** Shows a batch whose arrays have other axes as one of a table: the elements are the same, and lie where they lay. */
public final class Lending {
    private final TableSchema schema;
    private final BatchLender lender;
    private final int[][] offsets;

    public Lending(TableSchema schema) {
        this.schema = schema;
        this.lender = new BatchLender(schema);
        this.offsets = new int[schema.columns().size()][];
    }

    /** The batch as one of the table; valid as long as the other is. */
    public ColumnBatch of(ColumnBatch other) {
        for (int i = 0; i < other.columnCount(); i++) {
            lend(schema.columns().get(i), other.column(i), other.rows());
        }
        return lender.batch(other.rows());
    }

    private void lend(Column column, ColumnVector cells, int rows) {
        int i = column.index();
        switch (column.type().element()) {
            case BOOLEAN, BYTE -> lender.bytes(i, cells.bytes());
            case SHORT -> lender.shorts(i, cells.shorts());
            case INT -> lender.ints(i, cells.ints());
            case LONG, ULONG, DECIMAL -> lender.longs(i, cells.longs());
            case FLOAT, COMPLEX_FLOAT -> lender.floats(i, cells.floats());
            case DOUBLE, COMPLEX_DOUBLE -> lender.doubles(i, cells.doubles());
            case STRING -> lender.strings(i, cells.stringBytes(), cells.stringStarts(), cells.stringLengths());
        }
        lender.nulls(i, cells.hasNulls() ? cells.nulls() : null);
        if (column.type().variable()) {
            lender.rowOffsets(
                    i, cells.rowOffsets() != null ? cells.rowOffsets() : steps(i, cells.elementsPerRow(), rows));
        }
    }

    /** Where cells of one length begin. */
    private int[] steps(int column, int step, int rows) {
        int[] steps = offsets[column];
        if (steps == null || steps.length <= rows || steps[1] != step) {
            steps = new int[rows + 1];
            for (int row = 0; row <= rows; row++) {
                steps[row] = row * step;
            }
            offsets[column] = steps;
        }
        return steps;
    }
}
