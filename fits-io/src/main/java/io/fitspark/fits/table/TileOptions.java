// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * How the tiles of compressed tables and images are decoded.
 *
 * @param cacheBytes inflated tiles that a reader keeps, so that reads of parts of a tile do not inflate it again
 * @param threads how many tiles, or columns of a tile, are decoded at once, that of the caller included
 * @param executor what runs all but the caller's own; may refuse
 */
public record TileOptions(long cacheBytes, int threads, Executor executor) {
    /** 32 MiB of tiles; everything is done by the thread that reads. */
    public static final TileOptions DEFAULT = new TileOptions(32 << 20, 1, Runnable::run);

    /** For reading in order: the tile that is read in parts is held by the scan, and those before it are not wanted any more. */
    public static final TileOptions IN_ORDER = DEFAULT.withCacheBytes(1 << 20);

    public TileOptions {
        Objects.requireNonNull(executor, "executor is null");
        if (cacheBytes < 0 || threads < 1) {
            throw new IllegalArgumentException("no such cache or threads: " + cacheBytes + " bytes, " + threads);
        }
    }

    /** The same with another size of the cache. */
    public TileOptions withCacheBytes(long bytes) {
        return new TileOptions(bytes, threads, executor);
    }

    /** The same with help of other threads. */
    public TileOptions withThreads(int count, Executor helpers) {
        return new TileOptions(cacheBytes, count, helpers);
    }
}
