// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import io.fitspark.connector.plan.RowSpan;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;

/** Rows that are fetched and decoded. */
final class FetchedRows implements TableRows {
    /** Rows that were just fetched are looked at while they are still in the processor's nearer caches. */
    private static final int BATCH_BYTES = 256 << 10;

    private final WaitingRangeReader reader;
    private final TableView view;
    private final TableReader table;
    private final Iterator<RowSpan> spans;
    private final ReadMetrics metrics;
    private TableBatches batches;
    private long firstRow;

    /** @param source the file; stays open when this is closed */
    FetchedRows(RangeReader source, TableView view, List<RowSpan> spans, ReadSpec spec, ReadMetrics metrics)
            throws IOException {
        this.reader = new WaitingRangeReader(ahead(source, view.layout(), spans));
        this.view = view;
        this.table = TableReader.of(reader, view.layout(), spec.limits());
        this.spans = spans.iterator();
        this.metrics = metrics;
    }

    private static RangeReader ahead(RangeReader source, TableLayout layout, List<RowSpan> spans) {
        if (layout.isTiled()) {
            return HadoopFiles.fetchAhead(source);
        }
        if (spans.size() != 1) {
            return HadoopFiles.notAhead(source);
        }
        RowSpan span = spans.get(0);
        long first = layout.rowPosition(span.firstRow());
        return HadoopFiles.readAhead(source, first, layout.rowPosition(span.firstRow() + span.rows()));
    }

    private static BatchOptions options(TableView view) {
        return view.layout().isTiled()
                ? BatchOptions.DEFAULT
                : BatchOptions.DEFAULT
                        .withRowsBytes(BATCH_BYTES)
                        .withWindow(!view.kept().isEmpty());
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public TableView view() {
        return view;
    }

    @Override
    public int next(ColumnBatch into) throws IOException {
        long start = System.nanoTime();
        long waited = reader.waitedNanos();
        boolean more = batches != null && batches.next(into);
        while (!more && spans.hasNext()) {
            RowSpan span = spans.next();
            batches =
                    table.batches(span.firstRow(), span.rows(), ints(view.decoded()), ints(view.kept()), options(view));
            more = batches.next(into);
        }
        int rows = more ? into.rows() : 0;
        firstRow = more ? into.firstRow() : 0;
        metrics.addBatch(rows, System.nanoTime() - start - (reader.waitedNanos() - waited));
        return rows;
    }

    @Override
    public long firstRow() {
        return firstRow;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
