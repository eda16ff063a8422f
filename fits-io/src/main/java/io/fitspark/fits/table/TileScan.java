// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/** Decodes some columns of a sequence of tiles, slice by slice, into batches. Not safe for concurrent use. */
final class TileScan {
    private static final byte[] NO_BYTES = {};

    private final TiledTableReader table;
    private final TableLayout layout;
    private final int[] columns;
    private final PackedCells[] packed;

    /** Batch indexes of the columns whose cells take bytes; a cell of the window is one of them in one tile. */
    private final int[] stored;

    private final TileWindow window;
    private final TileScratch scratch = new TileScratch();

    /** What is in use of the tile that the last batch has cut. */
    private final TileContent[] held;

    private long heldTile = -1;

    /** Whether what is inflated now and not used up is kept for reads to come: it is, if all of it has room. */
    private boolean keep;

    TileScan(TiledTableReader table, int[] columns, TileSequence tiles) throws IOException {
        this.table = table;
        this.layout = table.layout();
        this.columns = columns;
        this.packed = new PackedCells[columns.length];
        for (int i = 0; i < columns.length; i++) {
            packed[i] = column(i).form().isDescriptor() ? table.newPackedCells(column(i)) : null;
        }
        this.stored = java.util.stream.IntStream.range(0, columns.length)
                .filter(i -> column(i).rowBytes() > 0)
                .toArray();
        this.held = new TileContent[stored.length];
        Column[] fetched = Arrays.stream(stored).mapToObj(this::column).toArray(Column[]::new);
        for (Column column : fetched) {
            ColumnCodec.of(layout, column);
        }
        this.window = new TileWindow(table, fetched, tiles, table.fetchBytes());
    }

    private Column column(int i) {
        return layout.columns().get(columns[i]);
    }

    /**
     * Fills a batch.
     *
     * @param rows rows of all slices
     * @param firstTile index of the first slice's tile in the sequence; the other slices are of the tiles that follow in it
     * @param hold whether the only slice is a part of a tile whose next part comes next
     */
    void fill(ColumnBatch into, int rows, List<TileSlice> slices, long firstTile, boolean hold) throws IOException {
        if (hold) {
            hold(slices.get(0).tile());
        }
        keep = hold || partsFitCache(slices);
        for (int i = 0; i < columns.length; i++) {
            if (packed[i] != null) {
                packed[i].begin();
            } else {
                reserve(into.column(i), rows, hold);
            }
            if (column(i).rowBytes() == 0) {
                empty(into, i, rows, slices);
            }
        }
        long next = firstTile * stored.length;
        long end = next + (long) slices.size() * stored.length;
        while (next < end) {
            long loaded = isHeld(next, firstTile, hold) ? next + 1 : Math.min(end, window.load(next));
            ParallelTasks.run(
                    tasks(into, slices, next, loaded, firstTile, hold),
                    table.options().threads(),
                    table.options().executor(),
                    TileScratch::new,
                    scratch);
            next = loaded;
        }
    }

    /** Heap bytes of the cells of each row of some slices; null if no column is of P or Q. */
    long[] heapBytes(int rows, List<TileSlice> slices, long firstTile, boolean hold) throws IOException {
        long[] sums = null;
        long begin = firstTile * stored.length;
        for (int c = 0; c < stored.length; c++) {
            if (packed[stored[c]] == null) {
                continue;
            }
            sums = sums == null ? new long[rows] : sums;
            for (int s = 0; s < slices.size(); s++) {
                long number = (firstTile + s) * stored.length + c;
                if (!isHeld(number, firstTile, hold)) {
                    window.load(begin, number);
                }
                CellTable cells = (CellTable) content(number, slices.get(s), c, hold, null);
                packed[stored[c]].addBytes(sums, slices.get(s).at(), cells, slices.get(s));
            }
        }
        return sums;
    }

    private boolean partsFitCache(List<TileSlice> slices) {
        long rowBytes = rowBytes();
        long left = table.options().cacheBytes() / Math.max(1, rowBytes);
        for (TileSlice slice : slices) {
            left -= slice.whole() ? 0 : layout.rowsOfTile(slice.tile());
            if (left < 0) {
                return false;
            }
        }
        return true;
    }

    /** Inflated bytes of a row of the columns. */
    private long rowBytes() {
        return Arrays.stream(stored)
                .mapToLong(i -> TileDirectory.inflatedRowBytes(column(i)))
                .sum();
    }

    private void hold(long tile) throws FitsFormatException {
        if (tile == heldTile) {
            return;
        }
        heldTile = tile;
        Arrays.fill(held, null);
        long rowBytes = rowBytes();
        long rows = layout.rowsOfTile(tile);
        long max = table.limits().maxTileBytes();
        if (rowBytes > 0 && rows > max / rowBytes) {
            throw layout.error(
                            Kind.LIMIT,
                            "the columns asked for have " + rowBytes + " bytes in each of " + rows
                                    + " rows, which is more than the limit of " + max
                                    + " bytes for a tile; read fewer columns at once")
                    .tile(tile)
                    .build();
        }
    }

    private boolean isHeld(long number, long firstTile, boolean hold) {
        return hold && held[(int) (number - firstTile * stored.length)] != null;
    }

    private void reserve(ColumnVector vector, int rows, boolean borrowStrings) throws FitsFormatException {
        try {
            FixedDecoder.reserve(vector, rows, borrowStrings);
        } catch (ArithmeticException e) {
            throw tooMany(vector.column(), e);
        }
    }

    /** A column of repeat 0. */
    private void empty(ColumnBatch into, int i, int rows, List<TileSlice> slices) throws IOException {
        if (packed[i] == null) {
            int elements = into.column(i).elementsPerRow();
            FixedDecoder.decode(into.column(i), new Strided(NO_BYTES, 0, 0, rows, elements), 0, true);
            return;
        }
        for (TileSlice slice : slices) {
            packed[i].decode(into.column(i), null, slice);
        }
    }

    /** The work on some cells of the window: those of a column that grows while it is decoded are one task, in their order. */
    private List<ParallelTasks.Task<TileScratch>> tasks(
            ColumnBatch into, List<TileSlice> slices, long from, long to, long firstTile, boolean hold) {
        List<ParallelTasks.Task<TileScratch>> tasks = new ArrayList<>();
        boolean parallel = table.options().threads() > 1;
        if (parallel) {
            tasks.add(own -> window.waitAhead());
        }
        for (long number = from; number < to; number++) {
            int c = (int) (number % stored.length);
            ColumnVector vector = into.column(stored[c]);
            boolean inOrder =
                    parallel && (packed[stored[c]] != null || vector.type().element() == ElementType.STRING);
            if (inOrder && number - from >= stored.length) {
                continue;
            }
            long first = number;
            long end = inOrder ? to : number + 1;
            tasks.add(own -> {
                for (long k = first; k < end; k += stored.length) {
                    decode(vector, k, slices.get((int) (k / stored.length - firstTile)), c, hold, own);
                }
            });
        }
        return tasks;
    }

    private void decode(ColumnVector to, long number, TileSlice slice, int c, boolean hold, TileScratch own)
            throws IOException {
        TileContent content = content(number, slice, c, hold, own);
        if (content instanceof CellTable cells) {
            try {
                packed[stored[c]].decode(to, cells, slice);
            } catch (ArithmeticException e) {
                throw tooMany(to.column(), e);
            }
            return;
        }
        TileCells cells = (TileCells) content;
        if (slice.picked() == null) {
            cells.decode(to, slice.firstRow(), slice.rows(), slice.at(), hold, own);
        } else {
            cells.decode(to, slice.picked(), slice.at(), own);
        }
    }

    /**
     * What the tile holds of a column. It is kept for others if it may be wanted again; if not, it is inflated to the scratch.
     *
     * @param own null if the scratch will not do
     */
    private TileContent content(long number, TileSlice slice, int c, boolean hold, TileScratch own) throws IOException {
        if (hold && held[c] != null) {
            return held[c];
        }
        Column column = column(stored[c]);
        TileKey key = new TileKey(slice.tile(), column.index());
        if ((slice.whole() || !keep) && own != null && packed[stored[c]] == null) {
            TileContent kept = table.cache().peek(key);
            return kept != null ? kept : inflate(number, key, own);
        }
        TileContent content = table.cache().get(key, () -> inflate(number, key, null));
        if (hold) {
            held[c] = content;
        }
        return content;
    }

    private TileContent inflate(long number, TileKey key, TileScratch own) throws IOException {
        TileBlob blob = window.blob(number);
        if (blob == null) {
            // it was in the cache when the window was loaded, and has been pushed out since
            return table.inflateAlone(key, own);
        }
        return table.decoder().inflate(blob, window.buffer(), window.start(number), own);
    }

    private FitsFormatException tooMany(Column column, ArithmeticException cause) {
        return layout.error(Kind.LIMIT, "more values than a Java array can hold; read fewer rows at once")
                .column(column.name())
                .cause(cause)
                .build();
    }
}
