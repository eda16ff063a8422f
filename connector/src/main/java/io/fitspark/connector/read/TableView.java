// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;

/**
 * Where the asked columns of one table are found in its batches.
 *
 * @param columns in the order asked for
 * @param decoded indexes in the layout of the columns that are decoded, in the order they have in a batch
 * @param kept indexes in the layout of the columns read from the window
 */
public record TableView(TableLayout layout, List<AskedColumn> columns, List<Integer> decoded, List<Integer> kept) {
    /** Says that a column is read from the window. */
    private static final int IN_WINDOW = -1;

    public TableView {
        columns = List.copyOf(columns);
        decoded = List.copyOf(decoded);
        kept = List.copyOf(kept);
    }

    /** A column that was asked for, and its place among the decoded columns of a batch. */
    public record AskedColumn(Column column, int decodedIndex) {
        /** Whether its values are to be taken from the rows as stored. */
        public boolean inWindow() {
            return decodedIndex == IN_WINDOW;
        }
    }

    /**
     * @param asked indexes in the layout
     */
    static TableView of(TableLayout layout, int[] asked, NumberAccess access) {
        List<AskedColumn> columns = new ArrayList<>(asked.length);
        List<Integer> decoded = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int index : asked) {
            Column column = layout.columns().get(index);
            boolean window = access == NumberAccess.STRIDED
                    && !layout.isTiled()
                    && column.isPlainNumber()
                    && column.type().depth() == 0;
            columns.add(new AskedColumn(column, window ? IN_WINDOW : decoded.size()));
            (window ? kept : decoded).add(index);
        }
        return new TableView(layout, columns, decoded, kept);
    }
}
