// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.util.Iterator;
import java.util.List;

import io.fitspark.connector.plan.RowSpan;
import io.fitspark.fits.table.ColumnBatch;

/** Rows of which nothing is wanted that stands in them: nothing is read. */
final class CountedRows implements TableRows {
    private static final int BATCH_ROWS = 1 << 16;

    private final TableView view;
    private final ReadMetrics metrics;
    private final Iterator<RowSpan> spans;
    private long nextRow;
    private long end;
    private long firstRow;

    CountedRows(TableView view, List<RowSpan> spans, ReadMetrics metrics) {
        this.view = view;
        this.metrics = metrics;
        this.spans = spans.iterator();
    }

    @Override
    public TableView view() {
        return view;
    }

    @Override
    public int next(ColumnBatch into) {
        while (nextRow == end) {
            if (!spans.hasNext()) {
                return 0;
            }
            RowSpan span = spans.next();
            nextRow = span.firstRow();
            end = span.firstRow() + span.rows();
        }
        firstRow = nextRow;
        int rows = (int) Math.min(BATCH_ROWS, end - nextRow);
        nextRow += rows;
        metrics.addBatch(rows, 0);
        return rows;
    }

    @Override
    public long firstRow() {
        return firstRow;
    }

    @Override
    public void close() {
        nextRow = end;
    }
}
