// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.List;
import java.util.OptionalLong;

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

    /**
     * @param columns indexes of the asked columns
     */
    public static ScanEstimate of(TableDataset dataset, List<Integer> columns) {
        double rowBytes = rowBytes(dataset.firstLayout(), columns);
        double rows = dataset.firstLayout().rows();
        if (dataset.files().size() == 1) {
            return new ScanEstimate(
                    bytes(rows, rowBytes), OptionalLong.of(dataset.firstLayout().rows()));
        }
        // the other files are taken to be as densely filled as the first
        double firstBytes = Math.max(1, dataset.files().get(0).file().length());
        double total = dataset.files().stream()
                .mapToDouble(file -> file.file().length())
                .sum();
        return new ScanEstimate(bytes(Math.max(1, rows) * total / firstBytes, rowBytes), OptionalLong.empty());
    }

    /** As stored, each of the columns with cells in the heap having the same share of that. */
    private static double rowBytes(TableLayout layout, List<Integer> columns) {
        double heapBytes = layout.isTiled() ? layout.tiling().plainHeapBytes() : layout.heapBytes();
        double heapShare = heapBytes
                / Math.max(1, layout.rows())
                / Math.max(
                        1,
                        layout.columns().stream().filter(ScanEstimate::inHeap).count());
        double bytes = ROW_OVERHEAD;
        for (int index : columns) {
            Column column = layout.columns().get(index);
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
