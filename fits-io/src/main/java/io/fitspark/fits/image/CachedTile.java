// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** The stored pixels of a whole tile. Who has it from the cache gives it back after use, since its array is used again. */
final class CachedTile {
    private final Object stored;
    private final byte[] nulls;
    private final int pixels;
    private final long bytes;
    private int users;

    /**
     * @param stored an array of the stored type, of so many pixels
     * @param nulls not 0 for each pixel that is null and cannot be told from its value; null if there is none
     * @param pixelBytes bytes of a pixel in the array
     */
    CachedTile(Object stored, byte[] nulls, int pixels, int pixelBytes) {
        this.stored = stored;
        this.nulls = nulls;
        this.pixels = pixels;
        this.bytes = (long) pixels * pixelBytes + (nulls == null ? 0 : nulls.length);
    }

    Object stored() {
        return stored;
    }

    byte[] nulls() {
        return nulls;
    }

    int pixels() {
        return pixels;
    }

    long bytes() {
        return bytes;
    }

    /** To be called by the cache only, which sees to it that one thread does so at a time. */
    void use(int more) {
        users += more;
    }

    boolean isUsed() {
        return users > 0;
    }
}
