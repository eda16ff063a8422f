// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeFetch;

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
    private Fetched present;
    private Fetched ahead;

    /** Cells from {@code first} up to {@code end}: where they lie, null for those in the cache, and their bytes. */
    private static final class Fetched {
        final RangeFetch fetch;
        final List<TileBlob> blobs = new ArrayList<>();
        int[] starts = {};
        long first;
        long end;

        Fetched(RangeFetch fetch) {
            this.fetch = fetch;
        }
    }

    /**
     * @param columns those whose cells take bytes
     * @param fetchBytes compressed bytes that are fetched together, unless a single column of a tile has more
     */
    TileWindow(TiledTableReader table, Column[] columns, TileSequence tiles, long fetchBytes) {
        this.directory = table.directory();
        this.cache = table.cache();
        this.present = new Fetched(table.newFetch());
        this.ahead = new Fetched(table.newFetch());
        this.columns = columns;
        this.tiles = tiles;
        this.fetchBytes = fetchBytes;
    }

    /** Cells of all tiles. */
    private long size() {
        return tiles.size() * columns.length;
    }

    /**
     * Has some cells from number {@code next} on at hand, either their bytes here or their content in the cache; begins to fetch those that
     * follow.
     *
     * @return the number after the last of them
     */
    long load(long next) throws IOException {
        if (next >= present.first && next < present.end) {
            return present.end;
        }
        if (ahead.first != next || ahead.end == ahead.first) {
            begin(next, ahead);
        }
        Fetched used = present;
        present = ahead;
        ahead = used;
        ahead.end = ahead.first;
        long end = present.end;
        present.end = present.first;
        present.fetch.await();
        present.end = end;
        if (present.end < size()) {
            try {
                begin(present.end, ahead);
            } catch (FitsFormatException e) {
                // it shows again if those cells are wanted
                ahead.end = ahead.first;
            }
        }
        return present.end;
    }

    /** Waits for the cells that will be loaded next, as a task beside the decoding of those that are here. */
    void waitAhead() {
        if (ahead.end > ahead.first) {
            ahead.fetch.waitAhead();
        }
    }

    private void begin(long next, Fetched into) throws IOException {
        into.blobs.clear();
        into.first = next;
        into.end = next;
        List<ByteRange> ranges = new ArrayList<>();
        long bytes = 0;
        long end = next;
        for (; end < size(); end++) {
            long tile = tiles.tile(end / columns.length);
            Column column = columns[(int) (end % columns.length)];
            if (cache.peek(new TileKey(tile, column.index())) != null) {
                into.blobs.add(null);
                continue;
            }
            TileBlob blob = directory.locate(tile, column, tiles.tile(tiles.size() - 1));
            bytes += blob.range().length();
            if (bytes > fetchBytes && end > next) {
                break;
            }
            into.blobs.add(blob);
            ranges.add(blob.range());
        }
        int[] found = into.fetch.begin(ranges);
        into.starts = new int[into.blobs.size()];
        int k = 0;
        for (int i = 0; i < into.starts.length; i++) {
            into.starts[i] = into.blobs.get(i) == null ? -1 : found[k++];
        }
        into.end = end;
    }

    /** Has the cells of a number at hand, and those from {@code from} on if they can be fetched together with it. */
    void load(long from, long number) throws IOException {
        if (number < present.first || number >= present.end) {
            load(from);
        }
        load(number);
    }

    /** The cells of a number that was loaded; null if they were in the cache. */
    TileBlob blob(long number) {
        return present.blobs.get((int) (number - present.first));
    }

    /** Where in {@link #buffer} its bytes begin. */
    int start(long number) {
        return present.starts[(int) (number - present.first)];
    }

    byte[] buffer() {
        return present.fetch.buffer();
    }
}
