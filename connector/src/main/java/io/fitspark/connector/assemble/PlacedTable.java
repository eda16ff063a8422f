// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.util.List;

import io.fitspark.fits.write.JoinedTable;

/**
 * A table of the file that is assembled, and what it is made of.
 *
 * @param table its headers
 * @param columns how many it has
 * @param parts of it, in order
 * @param zones rows of its zone maps, in order; null if it has none
 * @param hdus how many come before it
 */
record PlacedTable(JoinedTable table, int columns, List<Part> parts, List<Span> zones, int hdus) {
    JoinedTable.Totals totals() {
        long rows = 0;
        long tiles = 0;
        long heap = 0;
        long plainHeap = 0;
        long[] cells = new long[columns];
        long[] blobs = new long[columns];
        for (Part part : parts) {
            rows += part.table().rows();
            tiles += part.table().tiles();
            heap += part.table().heapBytes()
                    + (part.tail() == null ? 0 : part.tail().length());
            plainHeap += part.table().plainHeapBytes();
            for (int c = 0; c < columns; c++) {
                cells[c] = Math.max(cells[c], part.table().longestCells()[c]);
                blobs[c] = Math.max(blobs[c], part.longestBlobs()[c]);
            }
        }
        return new JoinedTable.Totals(rows, tiles, heap, plainHeap, cells, blobs, zones != null);
    }
}
