// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;

import io.fitspark.connector.FitsErrors;
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
            order[i] = indexOf(columns.get(i).name(), source);
            if (order[i] < 0
                    || !source.get(order[i]).type().equals(columns.get(i).type())) {
                throw FitsErrors.schemaMismatch(
                        "the rows to be appended",
                        target,
                        List.of("there column " + columns.get(i).name() + " is "
                                + columns.get(i).type() + ", here "
                                + (order[i] < 0
                                        ? "it is missing"
                                        : "it is " + source.get(order[i]).type())));
            }
        }
        if (source.size() != order.length) {
            throw FitsErrors.schemaMismatch(
                    "the rows to be appended",
                    target,
                    List.of("there are " + order.length + " columns there, and " + source.size() + " here"));
        }
        TableBatches batches = reader.batches(0, reader.layout().rows(), order, NONE, BatchOptions.DEFAULT);
        ColumnBatch batch = new ColumnBatch();
        while (batches.next(batch)) {
            to.write(batch);
        }
    }

    private static int indexOf(String name, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
