// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeFetch;
import io.fitspark.fits.storage.RangeReader;

/**
 * Reads a compressed table: of the columns asked for, those tiles that have rows asked for. A tile of which a part was read is kept in a
 * cache, so that it is inflated once for all its parts.
 */
final class TiledTableReader implements TableReader {
    /** Compressed bytes that are fetched together for each thread that decodes. */
    private static final long FETCH_BYTES = 4 << 20;

    /** Of no codec comes more than so many bytes of each byte. */
    private static final long MAX_EXPANSION = 1032;

    private final RangeReader reader;
    private final TableLayout layout;
    private final FitsLimits limits;
    private final TileOptions options;
    private final long fileLength;
    private final TileDirectory directory;
    private final TileDecoder decoder;
    private final TileCache cache;

    TiledTableReader(RangeReader reader, TableLayout layout, FitsLimits limits, TileOptions options)
            throws IOException {
        this.reader = reader;
        this.layout = layout;
        this.limits = limits;
        this.options = options;
        this.fileLength = reader.length();
        this.directory = new TileDirectory(reader, layout, limits, fileLength);
        this.decoder = new TileDecoder(layout);
        this.cache = new TileCache(options.cacheBytes());
    }

    @Override
    public TableLayout layout() {
        return layout;
    }

    FitsLimits limits() {
        return limits;
    }

    TileOptions options() {
        return options;
    }

    TileDirectory directory() {
        return directory;
    }

    TileDecoder decoder() {
        return decoder;
    }

    TileCache cache() {
        return cache;
    }

    long fetchBytes() {
        return FETCH_BYTES * options.threads();
    }

    RangeFetch newFetch() {
        return new RangeFetch(reader, layout::error);
    }

    PackedCells newPackedCells(Column column) throws FitsFormatException {
        return new PackedCells(reader, layout, column, limits, fileLength);
    }

    /** Fetches and inflates what one tile holds of one column. */
    TileContent inflateAlone(TileKey key, TileScratch scratch) throws IOException {
        Column column = layout.columns().get(key.column());
        TileBlob blob = directory.locate(key.tile(), column, key.tile());
        RangeFetch fetch = newFetch();
        int start = fetch.fetch(List.<ByteRange>of(blob.range()))[0];
        return decoder.inflate(blob, fetch.buffer(), start, scratch);
    }

    @Override
    public void read(long firstRow, int rows, int[] columns, ColumnBatch into) throws IOException {
        Objects.checkFromIndexSize(firstRow, (long) rows, layout.rows());
        checkColumns(columns);
        requireRoom(rows, columns);
        List<TileSlice> slices = slices(firstRow, rows);
        into.prepare(layout, columns);
        TileScan scan = new TileScan(this, columns, TileSequence.of(slices));
        into.begin(firstRow, rows);
        scan.fill(into, rows, slices, 0, false);
    }

    @Override
    public void readRows(long[] rowNumbers, int[] columns, ColumnBatch into) throws IOException {
        int rows = rowNumbers.length;
        for (int i = 0; i < rows; i++) {
            Objects.checkIndex(rowNumbers[i], layout.rows());
            if (i > 0 && rowNumbers[i] <= rowNumbers[i - 1]) {
                throw new IllegalArgumentException(
                        "row numbers do not ascend: " + rowNumbers[i - 1] + ", " + rowNumbers[i]);
            }
        }
        checkColumns(columns);
        requireRoom(rows, columns);
        List<TileSlice> slices = slices(rowNumbers);
        into.prepare(layout, columns);
        TileScan scan = new TileScan(this, columns, TileSequence.of(slices));
        into.begin(-1, rows);
        scan.fill(into, rows, slices, 0, false);
    }

    @Override
    public TableBatches batches(long firstRow, long rows, int[] columns, int[] kept, BatchOptions options)
            throws IOException {
        Objects.checkFromIndexSize(firstRow, rows, layout.rows());
        checkColumns(columns);
        if (kept.length > 0) {
            throw new IllegalArgumentException("a compressed table has no stored rows to keep");
        }
        return new TiledBatches(this, firstRow, rows, columns.clone(), options);
    }

    private void checkColumns(int[] columns) {
        for (int column : columns) {
            Objects.checkIndex(column, layout.columns().size());
        }
    }

    /** Nothing is allocated for rows that the file cannot hold, whatever the tiles claim. */
    private void requireRoom(long rows, int[] columns) throws FitsFormatException {
        long rowBytes = Arrays.stream(columns)
                .mapToLong(column -> layout.columns().get(column).rowBytes())
                .sum();
        long most = Math.min(fileLength, Long.MAX_VALUE / MAX_EXPANSION / 2) * MAX_EXPANSION + limits.maxBatchBytes();
        if (rowBytes > 0 && rows > most / rowBytes) {
            throw layout.error(
                            Kind.LIMIT,
                            rows + " rows of " + rowBytes + " bytes are more than a file of " + fileLength
                                    + " bytes can hold")
                    .build();
        }
    }

    /** Consecutive rows, tile by tile. */
    List<TileSlice> slices(long firstRow, int rows) {
        List<TileSlice> slices = new ArrayList<>();
        int done = 0;
        while (done < rows) {
            long tile = layout.tiling().tileOf(firstRow + done);
            long within = firstRow + done - layout.tiling().firstRow(tile);
            long tileRows = layout.rowsOfTile(tile);
            int count = (int) Math.min(rows - done, tileRows - within);
            slices.add(slice(tile, within, count, null, done));
            done += count;
        }
        return slices;
    }

    private List<TileSlice> slices(long[] rowNumbers) {
        List<TileSlice> slices = new ArrayList<>();
        int from = 0;
        while (from < rowNumbers.length) {
            long tile = layout.tiling().tileOf(rowNumbers[from]);
            long first = layout.tiling().firstRow(tile);
            long last = first + layout.rowsOfTile(tile) - 1;
            int to = from;
            while (to < rowNumbers.length && rowNumbers[to] <= last) {
                to++;
            }
            boolean consecutive = rowNumbers[to - 1] - rowNumbers[from] == to - 1 - from;
            int[] picked = consecutive ? null : new int[to - from];
            for (int i = from; i < to && !consecutive; i++) {
                picked[i - from] = clip(rowNumbers[i] - first);
            }
            slices.add(slice(tile, rowNumbers[from] - first, to - from, picked, from));
            from = to;
        }
        return slices;
    }

    private TileSlice slice(long tile, long first, int rows, int[] picked, int at) {
        boolean whole = picked == null && rows == layout.rowsOfTile(tile);
        return new TileSlice(tile, clip(first), rows, picked, at, whole);
    }

    /** A row within a tile. Beyond an int are only tiles too large to be read, and those whose columns asked for hold no bytes. */
    private static int clip(long row) {
        return (int) Math.min(row, Integer.MAX_VALUE);
    }
}
