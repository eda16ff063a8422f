// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeFetch;

/** The cells of a P or Q column in a tile of a compressed table. Not safe for concurrent use. */
public final class StoredCells {
    private final long tile;
    private final TableLayout layout;
    private final Column column;
    private final CellTable cells;
    private final RangeFetch fetch;
    private final PackedCells packed;

    /** Takes the cells of rows in their order. */
    public interface CellSink {
        /**
         * Takes a cell, to be used before it returns.
         *
         * @param elements how many it has, perhaps none
         */
        void cell(int elements, byte[] bytes, int offset, int length) throws IOException;
    }

    StoredCells(TiledTableReader table, long tile, Column column, CellTable cells) throws FitsFormatException {
        this.tile = tile;
        this.layout = table.layout();
        this.column = column;
        this.cells = cells;
        this.fetch = table.newFetch();
        this.packed = table.newPackedCells(column);
    }

    /** Number of elements of the cell of a row of the tile. */
    public int count(int row) throws FitsFormatException {
        long count = cells.count(row);
        if (count > Integer.MAX_VALUE - 8) {
            throw tooLarge(row, count + " elements");
        }
        return (int) count;
    }

    /** Bytes that the cell takes in the compressed heap. */
    public int length(int row) throws FitsFormatException {
        long length = cells.length(row);
        if (length > Integer.MAX_VALUE - 8) {
            throw tooLarge(row, length + " compressed bytes");
        }
        return (int) length;
    }

    /** Where in the compressed heap the cell begins; of no meaning for an empty one. */
    public long offset(int row) throws FitsFormatException {
        return cells.offset(row);
    }

    private FitsFormatException tooLarge(int row, String what) {
        return layout.error(Kind.LIMIT, "a cell has " + what)
                .column(column.name())
                .row(layout.tiling().firstRow(tile) + row)
                .tile(tile)
                .build();
    }

    /** Shows the cells of some rows of the tile as they are in the heap, compressed or not. */
    public void compressed(int firstRow, int rows, CellSink sink) throws IOException {
        List<ByteRange> ranges = new ArrayList<>();
        for (int row = firstRow; row < firstRow + rows; row++) {
            if (length(row) > 0) {
                ranges.add(new ByteRange(layout.heapOffset() + cells.offset(row), length(row)));
            }
        }
        int[] starts = fetch.fetch(ranges);
        int next = 0;
        for (int row = firstRow; row < firstRow + rows; row++) {
            int length = length(row);
            sink.cell(count(row), fetch.buffer(), length == 0 ? 0 : starts[next++], length);
        }
    }

    /** Shows the big-endian elements of the cells of some rows of the tile. */
    public void elements(int firstRow, int rows, CellSink sink) throws IOException {
        int[] next = {firstRow};
        packed.begin();
        packed.visit(cells, new TileSlice(tile, firstRow, rows, null, 0, false), (row, bytes, offset, length) -> {
            while (next[0] < row) {
                sink.cell(0, bytes, 0, 0);
                next[0]++;
            }
            sink.cell((int) cells.count(row), bytes, offset, length);
            next[0]++;
        });
        while (next[0] < firstRow + rows) {
            sink.cell(0, new byte[0], 0, 0);
            next[0]++;
        }
    }
}
