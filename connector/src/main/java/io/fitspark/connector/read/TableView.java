// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.plan.SourceValues;
import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.schema.MetadataField;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;

/**
 * Where the asked columns of one table are found while it is read.
 *
 * @param columns in the order asked for
 * @param decoded indexes in the layout of the columns that are decoded, in the order they have in a batch
 * @param kept indexes in the layout of the columns read from the window
 */
public record TableView(TableLayout layout, List<AskedColumn> columns, List<Integer> decoded, List<Integer> kept) {
    public TableView {
        columns = List.copyOf(columns);
        decoded = List.copyOf(decoded);
        kept = List.copyOf(kept);
    }

    /**
     * Looks for the columns of a scan.
     *
     * @param stored whether there are rows as stored, in which numbers can be looked at
     * @param values what is the same in all rows of the table
     */
    static TableView of(TableLayout layout, boolean stored, SourceValues values, ReadSpec spec) {
        int[] located = spec.expected().locate(layout);
        List<AskedColumn> columns = new ArrayList<>(spec.columns().size());
        List<Integer> decoded = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (ScanColumn asked : spec.columns()) {
            if (!(asked instanceof ScanColumn.OfTable table)) {
                columns.add(constant(asked, values, spec));
            } else if (located[table.index()] == ExpectedColumns.MISSING) {
                columns.add(new AskedColumn.Missing());
            } else {
                Column column = layout.columns().get(located[table.index()]);
                boolean window = spec.access() == NumberAccess.STRIDED
                        && stored
                        && column.isPlainNumber()
                        && column.type().depth() == 0;
                columns.add(
                        window ? new AskedColumn.InWindow(column) : new AskedColumn.Decoded(column, decoded.size()));
                (window ? kept : decoded).add(column.index());
            }
        }
        return new TableView(layout, columns, decoded, kept);
    }

    private static AskedColumn constant(ScanColumn asked, SourceValues values, ReadSpec spec) {
        if (asked instanceof ScanColumn.OfFile file) {
            return file.field() == MetadataField.ROW_INDEX
                    ? new AskedColumn.RowIndex()
                    : new AskedColumn.Constant(file.field().type(), values.value(asked));
        }
        ConstantType type = asked instanceof ScanColumn.OfHeader header
                ? spec.headers().columns().get(header.index()).type()
                : spec.partitionTypes().get(((ScanColumn.OfPartition) asked).index());
        return new AskedColumn.Constant(type, values.value(asked));
    }
}
