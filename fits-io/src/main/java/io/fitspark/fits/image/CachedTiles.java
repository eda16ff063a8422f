// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps decoded tiles up to so many bytes, but the one that came last in any case; what was not used for longest goes first. Safe for
 * concurrent use.
 */
final class CachedTiles {
    private final long capacity;
    private final Map<Long, CachedTile> tiles = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param capacity in bytes; 0 keeps nothing */
    CachedTiles(long capacity) {
        this.capacity = capacity;
    }

    boolean keepsAny() {
        return capacity > 0;
    }

    /** Null if it is not kept. */
    synchronized CachedTile get(long tile) {
        return tiles.get(tile);
    }

    synchronized void put(long tile, CachedTile content) {
        if (capacity == 0) {
            return;
        }
        CachedTile before = tiles.put(tile, content);
        bytes += content.bytes() - (before == null ? 0 : before.bytes());
        Iterator<CachedTile> eldest = tiles.values().iterator();
        while (bytes > capacity && tiles.size() > 1) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    /** What is kept now, in bytes. */
    synchronized long bytes() {
        return bytes;
    }
}
