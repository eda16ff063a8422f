// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.util.Objects;

/**
 * One of several reads that are asked for together.
 *
 * @param position where in the file
 * @param buffer what to fill
 * @param offset where in the buffer
 * @param length how many bytes
 */
public record RangeRead(long position, byte[] buffer, int offset, int length) {

    /** Refuses a read of a negative position or outside the buffer. */
    public RangeRead {
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        Objects.checkFromIndexSize(offset, length, buffer.length);
    }
}
