// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeFetch;

/** Fetches tiles group by group; while one is decoded, the next is on its way where the storage can do that. Not safe for concurrent use. */
final class TileGroups {
    private final TileIndex index;
    private final LongUnaryOperator numbers;
    private final long count;
    private final long groupBytes;
    private final int groupTiles;
    private long next;
    private Group begun;
    private RangeFetch spare;
    private RangeFetch other;
    private FitsFormatException broken;

    /**
     * Some tiles and their bytes.
     *
     * @param starts of each tile, where in the buffer its ranges begin
     */
    record Group(List<StoredTile> tiles, List<int[]> starts, RangeFetch fetch) {
        byte[] bytes() {
            return fetch.buffer();
        }
    }

    /**
     * Gets ready.
     *
     * @param numbers the number of the k-th tile, for k from 0 up to {@code count}; ascending
     * @param groupBytes bytes of a group
     * @param groupTiles tiles that it has even if they have more bytes
     */
    TileGroups(
            TileIndex index,
            LongUnaryOperator numbers,
            long count,
            long groupBytes,
            int groupTiles,
            RangeFetch first,
            RangeFetch second) {
        this.index = index;
        this.numbers = numbers;
        this.count = count;
        this.groupBytes = groupBytes;
        this.groupTiles = groupTiles;
        this.spare = first;
        this.other = second;
    }

    /**
     * The next group, which is valid until the one after it is asked for; null when there are no more.
     *
     * @throws FitsFormatException naming a tile that lies nowhere, which is then passed over
     */
    Group next() throws IOException {
        if (broken != null) {
            FitsFormatException due = broken;
            broken = null;
            throw due;
        }
        Group group = begun == null ? begin() : begun;
        begun = null;
        if (group == null) {
            return null;
        }
        group.fetch.await();
        try {
            begun = begin();
        } catch (FitsFormatException e) {
            // those of this group come first
            broken = e;
        }
        return group;
    }

    private Group begin() throws IOException {
        if (next == count) {
            return null;
        }
        List<StoredTile> tiles = new ArrayList<>();
        List<ByteRange> ranges = new ArrayList<>();
        long bytes = 0;
        long last = numbers.applyAsLong(count - 1);
        while (next < count) {
            StoredTile tile;
            try {
                tile = index.locate(numbers.applyAsLong(next), last);
            } catch (FitsFormatException e) {
                if (tiles.isEmpty()) {
                    next++;
                    throw e;
                }
                break;
            }
            long tileBytes = tile.ranges().stream().mapToLong(ByteRange::length).sum();
            boolean full = tiles.size() >= groupTiles && bytes + tileBytes > groupBytes;
            if (full || (!tiles.isEmpty() && bytes + tileBytes > Integer.MAX_VALUE / 2)) {
                break;
            }
            tiles.add(tile);
            ranges.addAll(tile.ranges());
            bytes += tileBytes;
            next++;
        }
        RangeFetch fetch = spare;
        spare = other;
        other = fetch;
        return new Group(tiles, starts(tiles, fetch.begin(ranges)), fetch);
    }

    private static List<int[]> starts(List<StoredTile> tiles, int[] all) {
        List<int[]> starts = new ArrayList<>(tiles.size());
        int at = 0;
        for (StoredTile tile : tiles) {
            int ranges = tile.ranges().size();
            starts.add(Arrays.copyOfRange(all, at, at + ranges));
            at += ranges;
        }
        return starts;
    }
}
