// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.write.TableWriter;

/** Copies the rows of a table to one with the same columns, in whatever order. */
final class RowCopy {
    private static final int[] NONE = {};

    private RowCopy() {}

    static void copy(TargetFile from, Hdu table, TableWriter to, String target) throws IOException {
        TableReader reader = TableReader.open(from.fits(), table);
        List<Column> source = reader.layout().columns();
        List<Column> columns = to.schema().columns();
        int[] order = new int[columns.size()];
        for (int i = 0; i < order.length; i++) {
            Column column = columns.get(i);
            order[i] = ColumnMatch.indexOf(
                    column.name(), source.size(), n -> source.get(n).name());
            if (order[i] < 0 || !source.get(order[i]).type().equals(column.type())) {
                String here = order[i] < 0
                        ? "it is missing"
                        : "it is " + source.get(order[i]).type();
                throw ColumnMatch.mismatch(
                        target, "there column " + column.name() + " is " + column.type() + ", here " + here);
            }
        }
        if (source.size() != order.length) {
            throw ColumnMatch.mismatch(
                    target, "there are " + order.length + " columns there, and " + source.size() + " here");
        }
        TableBatches batches = reader.batches(0, reader.layout().rows(), order, NONE, BatchOptions.DEFAULT);
        ColumnBatch batch = new ColumnBatch();
        while (batches.next(batch)) {
            to.write(batch);
        }
    }
}
