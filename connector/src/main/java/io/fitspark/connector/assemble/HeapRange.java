// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.CellRuns;

/**
 * Some consecutive tiles of a compressed table, or rows of a plain one, that are looked at by one work item.
 *
 * @param hdu index of the table's HDU
 */
record HeapRange(SourceFile file, int hdu, long first, long count) implements Serializable {
    private static final long MOST_ITEMS = 1000;

    /**
     * Cuts a table; there are none if it has no rows.
     *
     * @param itemBytes that are worth a work item
     */
    static List<HeapRange> cut(SourceFile file, int hdu, TableLayout layout, long itemBytes) {
        long units = HeapScan.units(layout);
        boolean tiled = layout.isTiled();
        long bytes = units * (tiled ? layout.tiling().descriptorRowBytes() : layout.rowBytes());
        if (tiled && !CellRuns.columns(layout.columns()).isEmpty()) {
            bytes += layout.heapBytes();
        }
        long items = Math.max(1, Math.min(MOST_ITEMS, bytes / itemBytes));
        long each = Math.max(1, (units + items - 1) / items);
        List<HeapRange> ranges = new ArrayList<>();
        for (long first = 0; first < units; first += each) {
            ranges.add(new HeapRange(file, hdu, first, Math.min(each, units - first)));
        }
        return ranges;
    }
}
