// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

/**
 * A range of bytes in a file.
 *
 * @param position where it begins
 * @param length how many bytes, perhaps none
 */
public record ByteRange(long position, long length) {

    /** Refuses negative numbers and ends beyond 64 bits. */
    public ByteRange {
        if (position < 0 || length < 0 || position > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("no range of bytes: " + length + " at " + position);
        }
    }

    /** The byte after the last one. */
    public long end() {
        return position + length;
    }
}
