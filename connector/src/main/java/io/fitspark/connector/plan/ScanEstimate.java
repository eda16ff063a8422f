// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;

/**
 * What the optimiser is told of a scan.
 *
 * @param bytes about what the asked columns take in memory
 * @param rows exact, or empty if not all headers were read
 */
public record ScanEstimate(long bytes, OptionalLong rows) {
    /** What a row costs beside its values. */
    private static final int ROW_OVERHEAD = 8;

    public static ScanEstimate of(TableDataset dataset, ScanRequest request) {
        List<Integer> columns = new ArrayList<>();
        for (ScanColumn column : request.columns()) {
            if (column instanceof ScanColumn.OfTable table) {
                columns.add(table.index());
            }
        }
        double rowBytes = rowBytes(dataset, columns);
        OptionalLong known = knownRows(dataset, request);
        if (known.isPresent()) {
            return new ScanEstimate(bytes(known.getAsLong(), rowBytes), known);
        }
        // the files are taken to be as densely filled as the first
        double firstBytes = Math.max(1, dataset.firstFile().file().length());
        double total = 0;
        for (ListedFile file : dataset.files()) {
            if (Condition.mayHold(request.conditions(), SourceValues.of(FileSource.of(file)))) {
                total += file.file().length();
            }
        }
        double rows = Math.max(1, dataset.firstLayout().rows()) * total / firstBytes;
        if (request.rows().exact()) {
            rows = Math.min(rows, request.rows().limit());
        }
        return new ScanEstimate(bytes(rows, rowBytes), OptionalLong.empty());
    }

    /** The rows that the scan will give, if all headers were read and nothing is decided later. */
    private static OptionalLong knownRows(TableDataset dataset, ScanRequest request) {
        if (!request.rowsAreKnown(dataset)) {
            return OptionalLong.empty();
        }
        long rows = 0;
        for (int i = 0; i < dataset.files().size(); i++) {
            SourceValues planned = SourceValues.of(FileSource.of(dataset.files().get(i)));
            if (Condition.mayHold(request.conditions(), planned)) {
                if (dataset.headersIfKnown(i) == null) {
                    return OptionalLong.empty();
                }
                rows += dataset.rows(i, request.conditions());
            }
        }
        RowSpan window = new RowCursor(request.rows().exact() ? request.rows() : RowWindow.ALL).take(rows);
        return OptionalLong.of(window.rows());
    }

    /** As stored, each of the columns with cells in the heap having the same share of that. */
    private static double rowBytes(TableDataset dataset, List<Integer> columns) {
        TableLayout layout = dataset.firstLayout();
        int[] located = dataset.expectedColumns().locate(layout);
        double heapBytes = layout.isTiled() ? layout.tiling().plainHeapBytes() : layout.heapBytes();
        double heapShare = heapBytes
                / Math.max(1, layout.rows())
                / Math.max(
                        1,
                        layout.columns().stream().filter(ScanEstimate::inHeap).count());
        double bytes = ROW_OVERHEAD;
        for (int index : columns) {
            if (located[index] == ExpectedColumns.MISSING) {
                continue;
            }
            Column column = layout.columns().get(located[index]);
            bytes += column.rowBytes() + (inHeap(column) ? heapShare : 0);
        }
        return bytes;
    }

    private static boolean inHeap(Column column) {
        return column.form().isDescriptor();
    }

    private static long bytes(double rows, double rowBytes) {
        return (long) Math.min(Long.MAX_VALUE, Math.max(1, rows * rowBytes));
    }
}
