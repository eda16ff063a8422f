// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.List;

import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnAppender;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;

/** Batches of rows that are appended value by value. */
final class RowFeeder implements Feeder {
    private final List<MadeColumn> columns;
    private final BatchBuilder builder;

    RowFeeder(TableSchema schema, List<MadeColumn> columns) {
        this.columns = columns;
        this.builder = new BatchBuilder(schema);
    }

    @Override
    public ColumnBatch batch(int from, int to) {
        builder.clear();
        for (int row = from; row < to; row++) {
            for (int i = 0; i < columns.size(); i++) {
                Cells cells = columns.get(i).cells();
                for (int element = cells.starts()[row]; element < cells.starts()[row + 1]; element++) {
                    add(columns.get(i), element, builder.column(i));
                }
            }
            builder.endRow();
        }
        return builder.batch();
    }

    private static void add(MadeColumn column, int element, ColumnAppender to) {
        Cells cells = column.cells();
        if (cells.isNull(element)) {
            to.addNull();
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> to.addBoolean(cells.wholes()[element] == 1);
            case BYTE, SHORT, INT, LONG, DECIMAL -> to.addLong(cells.wholes()[element]);
            case ULONG -> to.addUnsigned(cells.wholes()[element]);
            case FLOAT -> to.addFloat((float) cells.reals()[element]);
            case DOUBLE -> to.addDouble(cells.reals()[element]);
            case COMPLEX_FLOAT ->
                to.addComplex((float) cells.reals()[2 * element], (float) cells.reals()[2 * element + 1]);
            case COMPLEX_DOUBLE -> to.addComplex(cells.reals()[2 * element], cells.reals()[2 * element + 1]);
            case STRING -> to.addString(cells.strings()[element], 0, cells.strings()[element].length);
        }
    }
}
