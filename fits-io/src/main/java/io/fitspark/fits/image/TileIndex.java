// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.FitsFormatException;

/** Where tiles lie: looks up many at a time, and keeps those looked up last. Safe for concurrent use. */
final class TileIndex {
    /** Tiles that are looked up at once at most. */
    private static final int PAGE = 4096;

    private final TileSource source;
    private final long tiles;
    private volatile Page last = new Page(0, List.of());

    private record Page(long first, List<StoredTile> tiles) {
        boolean holds(long tile) {
            return tile >= first && tile - first < tiles.size();
        }
    }

    TileIndex(TileSource source, long tiles) {
        this.source = source;
        this.tiles = tiles;
    }

    /**
     * Where a tile lies.
     *
     * @param lastWanted the last tile that will be asked for, so that it is looked up along
     */
    StoredTile locate(long tile, long lastWanted) throws IOException {
        Page page = last;
        if (!page.holds(tile)) {
            long first = tiles <= PAGE ? 0 : tile;
            long count = tiles <= PAGE ? tiles : Math.min(Math.max(lastWanted, tile) - tile + 1, PAGE);
            page = page(tile, first, (int) count);
            last = page;
        }
        return page.tiles().get((int) (tile - page.first()));
    }

    /** A tile that lies nowhere is no concern of those who ask for another one. */
    private Page page(long tile, long first, int count) throws IOException {
        if (count > 1) {
            try {
                return new Page(first, source.locate(first, count));
            } catch (FitsFormatException e) {
                return new Page(tile, source.locate(tile, 1));
            }
        }
        return new Page(tile, source.locate(tile, 1));
    }
}
