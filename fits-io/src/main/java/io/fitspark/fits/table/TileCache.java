// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps what tiles hold, up to so many bytes; what was not used for longest goes first. Each is made once, whoever asks for it at the same
 * time. Safe for concurrent use.
 */
final class TileCache {
    private final long capacity;
    private final Map<TileKey, CompletableFuture<TileContent>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Makes what is not there. */
    interface Loader {
        TileContent load() throws IOException;
    }

    TileCache(long capacity) {
        this.capacity = capacity;
    }

    /** What is kept now, in bytes. */
    synchronized long bytes() {
        return bytes;
    }

    /** What is at hand, else null. */
    synchronized TileContent peek(TileKey key) {
        CompletableFuture<TileContent> entry = entries.get(key);
        return entry == null ? null : entry.getNow(null);
    }

    /** What is at hand, or else is made now: here, or by another thread that has begun with it. */
    TileContent get(TileKey key, Loader loader) throws IOException {
        CompletableFuture<TileContent> mine = new CompletableFuture<>();
        while (true) {
            CompletableFuture<TileContent> entry;
            synchronized (this) {
                entry = entries.putIfAbsent(key, mine);
            }
            if (entry == null) {
                return load(key, loader, mine);
            }
            try {
                return entry.get();
            } catch (ExecutionException e) {
                // the other one failed and is gone; if the trouble is in the file, it shows here too
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while another thread decoded a tile");
            }
        }
    }

    private TileContent load(TileKey key, Loader loader, CompletableFuture<TileContent> mine) throws IOException {
        try {
            TileContent content = loader.load();
            synchronized (this) {
                bytes += content.bytes();
                mine.complete(content);
                evict();
            }
            return content;
        } catch (IOException | RuntimeException | Error e) {
            synchronized (this) {
                entries.remove(key);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private void evict() {
        Iterator<CompletableFuture<TileContent>> eldest = entries.values().iterator();
        while (bytes > capacity && eldest.hasNext()) {
            TileContent content = eldest.next().getNow(null);
            if (content != null) {
                bytes -= content.bytes();
                eldest.remove();
            }
        }
    }
}
