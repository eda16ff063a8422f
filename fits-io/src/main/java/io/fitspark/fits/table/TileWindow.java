// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.storage.ByteRange;

/**
 * The compressed bytes of some columns of the tiles that a read comes to, fetched for several tiles together. Cells go by numbers: all
 * columns of the first tile, then those of the next. Not safe for concurrent use while it is loaded.
 */
final class TileWindow {
    private final TileDirectory directory;
    private final TileCache cache;
    private final Column[] columns;
    private final TileSequence tiles;
    private final long fetchBytes;
    private final HeapFetch fetch;

    private long first;
    private long end;
    private final List<TileBlob> blobs = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    /**
     * @param columns those whose cells take bytes
     * @param fetchBytes compressed bytes that are fetched together, unless a single column of a tile has more
     */
    TileWindow(TiledTableReader table, Column[] columns, TileSequence tiles, long fetchBytes) {
        this.directory = table.directory();
        this.cache = table.cache();
        this.fetch = table.newFetch();
        this.columns = columns;
        this.tiles = tiles;
        this.fetchBytes = fetchBytes;
    }

    /** Cells of all tiles. */
    long size() {
        return tiles.size() * columns.length;
    }

    /**
     * Has some cells from number {@code next} on at hand, either their bytes here or their content in the cache.
     *
     * @return the number after the last of them
     */
    long load(long next) throws IOException {
        if (next >= first && next < end) {
            return end;
        }
        blobs.clear();
        starts.clear();
        List<ByteRange> ranges = new ArrayList<>();
        first = next;
        end = next;
        long bytes = 0;
        while (end < size()) {
            long tile = tiles.tile(end / columns.length);
            Column column = columns[(int) (end % columns.length)];
            if (cache.peek(new TileKey(tile, column.index())) == null) {
                TileBlob blob = directory.locate(tile, column, tiles.tile(tiles.size() - 1));
                bytes += blob.range().length();
                if (bytes > fetchBytes && end > next) {
                    break;
                }
                blobs.add(blob);
                ranges.add(blob.range());
            } else {
                blobs.add(null);
            }
            end++;
        }
        int[] found = fetch.fetch(ranges);
        int k = 0;
        for (TileBlob blob : blobs) {
            starts.add(blob == null ? -1 : found[k++]);
        }
        return end;
    }

    /** Has the cells of a number at hand, and those from {@code from} on if they can be fetched together with it. */
    void load(long from, long number) throws IOException {
        if (number < first || number >= end) {
            load(from);
        }
        load(number);
    }

    /** The cells of a number that was loaded; null if they were in the cache. */
    TileBlob blob(long number) {
        return blobs.get((int) (number - first));
    }

    /** Where in {@link #buffer} its bytes begin. */
    int start(long number) {
        return starts.get((int) (number - first));
    }

    byte[] buffer() {
        return fetch.buffer();
    }
}
