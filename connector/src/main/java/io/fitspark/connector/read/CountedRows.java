// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableLayout;

/** Rows of which nothing but their number is wanted: nothing is read. */
final class CountedRows implements TableRows {
    private static final int BATCH_ROWS = 1 << 16;

    private final TableView view;
    private final ReadMetrics metrics;
    private long left;

    CountedRows(TableLayout layout, long rows, ReadMetrics metrics) {
        this.view = TableView.of(layout, new int[0], NumberAccess.DECODED);
        this.metrics = metrics;
        this.left = rows;
    }

    @Override
    public TableView view() {
        return view;
    }

    @Override
    public int next(ColumnBatch into) {
        int rows = (int) Math.min(BATCH_ROWS, left);
        left -= rows;
        metrics.addBatch(rows, 0);
        return rows;
    }

    @Override
    public void close() {
        left = 0;
    }
}
