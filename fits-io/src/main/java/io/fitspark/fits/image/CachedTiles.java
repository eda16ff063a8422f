// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps decoded tiles up to so many bytes, but the one that came last in any case; what was not used for longest goes first, and leaves
 * its array to the next tile. Safe for concurrent use.
 */
final class CachedTiles {
    private final long capacity;
    private final Map<Long, CachedTile> tiles = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private CachedTile left;

    /** @param capacity in bytes; 0 keeps nothing */
    CachedTiles(long capacity) {
        this.capacity = capacity;
    }

    boolean keepsAny() {
        return capacity > 0;
    }

    /** A tile that is to be given back by {@link #release}; null if it is not kept. */
    synchronized CachedTile acquire(long tile) {
        CachedTile kept = tiles.get(tile);
        if (kept != null) {
            kept.use(1);
        }
        return kept;
    }

    synchronized void release(CachedTile tile) {
        tile.use(-1);
    }

    /** The array of a tile that is kept no more; null if there is none of so many pixels. */
    synchronized Object takeArray(int pixels) {
        if (left == null || left.pixels() != pixels) {
            return null;
        }
        Object array = left.stored();
        left = null;
        return array;
    }

    /** Keeps a tile, which nobody else uses from now on. */
    synchronized void put(long tile, CachedTile content) {
        if (capacity == 0) {
            return;
        }
        CachedTile before = tiles.put(tile, content);
        bytes += content.bytes() - (before == null ? 0 : before.bytes());
        Iterator<CachedTile> eldest = tiles.values().iterator();
        while (bytes > capacity && tiles.size() > 1) {
            CachedTile gone = eldest.next();
            bytes -= gone.bytes();
            eldest.remove();
            left = gone.isUsed() ? left : gone;
        }
    }

    /** What is kept now, in bytes. */
    synchronized long bytes() {
        return bytes;
    }
}
