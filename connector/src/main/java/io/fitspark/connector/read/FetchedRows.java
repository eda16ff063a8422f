// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.fitspark.connector.storage.Closing;
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

    private final Closeable file;
    private final WaitingRangeReader reader;
    private final TableView view;
    private final TableBatches batches;
    private final ReadMetrics metrics;

    private FetchedRows(
            Closeable file, WaitingRangeReader reader, TableView view, TableBatches batches, ReadMetrics metrics) {
        this.file = file;
        this.reader = reader;
        this.view = view;
        this.batches = batches;
        this.metrics = metrics;
    }

    /**
     * @param file what to close besides the reader
     */
    static FetchedRows of(
            Closeable file,
            RangeReader source,
            TableLayout layout,
            long firstRow,
            long rows,
            ReadSpec spec,
            ReadMetrics metrics)
            throws IOException {
        try {
            int[] located = spec.expected().locate(layout);
            int[] asked =
                    spec.columns().stream().mapToInt(column -> located[column]).toArray();
            TableView view = TableView.of(layout, asked, spec.access());
            WaitingRangeReader reader = new WaitingRangeReader(ahead(source, layout, firstRow, rows));
            TableBatches batches = TableReader.of(reader, layout, spec.limits())
                    .batches(firstRow, rows, ints(view.decoded()), ints(view.kept()), options(view));
            return new FetchedRows(file, reader, view, batches, metrics);
        } catch (IOException | RuntimeException | Error e) {
            Closing.after(e, file);
            throw e;
        }
    }

    private static RangeReader ahead(RangeReader source, TableLayout layout, long firstRow, long rows) {
        return layout.isTiled()
                ? HadoopFiles.fetchAhead(source)
                : HadoopFiles.readAhead(source, layout.rowPosition(firstRow), layout.rowPosition(firstRow + rows));
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
        int rows = batches.next(into) ? into.rows() : 0;
        metrics.addBatch(rows, System.nanoTime() - start - (reader.waitedNanos() - waited));
        return rows;
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            file.close();
        }
    }
}
