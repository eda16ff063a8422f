// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.List;

/** Cuts a row range of a compressed table into batches: parts of a large tile, or some small tiles together. */
final class TiledBatches implements TableBatches {
    private final TiledTableReader reader;
    private final Tiling tiling;
    private final int[] columns;
    private final BatchOptions options;
    private final long rowBytes;
    private final long end;
    private final long firstTile;
    private final TileScan scan;
    private long next;

    TiledBatches(TiledTableReader reader, long firstRow, long rows, int[] columns, BatchOptions options)
            throws IOException {
        this.reader = reader;
        this.tiling = reader.layout().tiling();
        this.columns = columns;
        this.options = options;
        this.next = firstRow;
        this.end = firstRow + rows;
        long bytes = 0;
        for (int column : columns) {
            bytes += reader.layout().columns().get(column).rowBytes();
        }
        this.rowBytes = Math.max(1, bytes);
        this.firstTile = tiling.tileOf(firstRow);
        long tiles = rows == 0 ? 0 : tiling.tileOf(end - 1) - firstTile + 1;
        this.scan = new TileScan(reader, columns, TileSequence.range(firstTile, tiles));
    }

    @Override
    public boolean next(ColumnBatch into) throws IOException {
        if (next == end) {
            return false;
        }
        int rows = plannedRows();
        List<TileSlice> slices = reader.slices(next, rows);
        long index = slices.get(0).tile() - firstTile;
        long[] heapBytes = scan.heapBytes(rows, slices, index, isCut(slices));
        int fitting = heapBytes == null ? rows : rowsWithin(heapBytes);
        if (fitting < rows) {
            rows = fitting;
            slices = reader.slices(next, rows);
        }
        into.prepare(reader.layout(), columns);
        into.begin(next, rows);
        scan.fill(into, rows, slices, index, isCut(slices));
        next += rows;
        return true;
    }

    private static boolean isCut(List<TileSlice> slices) {
        return slices.size() == 1 && !slices.get(0).whole();
    }

    /** A large tile is cut evenly; small ones go together as far as they are whole. */
    private int plannedRows() {
        long target = Math.max(1, Math.min(options.maxRows(), options.rowsBytes() / rowBytes));
        long inTile = Math.min(end, tileEnd(tiling.tileOf(next))) - next;
        if (inTile > target) {
            long parts = (inTile - 1) / target + 1;
            return (int) ((inTile - 1) / parts + 1);
        }
        long rows = Math.min(target, end - next);
        long last = tiling.tileOf(next + rows - 1);
        boolean cut = next + rows < Math.min(end, tileEnd(last));
        return (int) (cut ? tiling.firstRow(last) - next : rows);
    }

    private long tileEnd(long tile) {
        return tiling.firstRow(tile) + reader.layout().rowsOfTile(tile);
    }

    private int rowsWithin(long[] heapBytes) {
        long total = heapBytes[0];
        int fit = 1;
        while (fit < heapBytes.length && total + heapBytes[fit] <= options.heapBytes()) {
            total += heapBytes[fit++];
        }
        return fit;
    }
}
