// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableSchema;

/** Whether batches have the columns that are written; vectors that were looked at are not looked at again. */
final class RowChecks {
    private final TableSchema schema;
    private final ColumnVector[] checked;

    RowChecks(TableSchema schema) {
        this.schema = schema;
        this.checked = new ColumnVector[schema.columns().size()];
    }

    TableSchema schema() {
        return schema;
    }

    void check(ColumnBatch batch) {
        if (batch.columnCount() != checked.length) {
            throw new IllegalArgumentException(
                    "the table has " + checked.length + " columns, the batch " + batch.columnCount());
        }
        for (int i = 0; i < checked.length; i++) {
            ColumnVector vector = batch.column(i);
            if (vector != checked[i]) {
                check(schema.columns().get(i), vector);
                checked[i] = vector;
            }
        }
    }

    private static void check(Column column, ColumnVector vector) {
        if (!vector.type().equals(column.type())) {
            throw new IllegalArgumentException("column " + column.name() + " of the table holds " + shown(column)
                    + ", the batch has " + shown(vector.column()));
        }
    }

    private static String shown(Column column) {
        return column.type().element()
                + (column.type().shape().isEmpty() ? "" : " " + column.type().shape())
                + (column.type().variable() ? " of variable length" : "");
    }
}
