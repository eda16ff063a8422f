// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file, or what stands for one, that is written to. Used by one thread at a time. There are two kinds: append-only ones, whose
 * positions must follow each other, and others, which take any position and can be read back. Bytes between positions that were never
 * written are zeros.
 */
public interface RangeWriter extends Closeable {

    /** What messages call the file: its path or URI. */
    String name();

    /** Whether each write must begin where the one before it ended, and nothing can be read back. */
    boolean isAppendOnly();

    /**
     * Writes all of the bytes; they may be changed as soon as it returns.
     *
     * @throws IllegalArgumentException if the position is negative, or cannot be written to because the writer is append-only
     * @throws IndexOutOfBoundsException if the array has no such range
     * @throws IOException if the writer is closed, or the storage fails; nothing is promised of the file then
     */
    void write(long position, byte[] bytes, int offset, int length) throws IOException;

    /**
     * Reads back exactly so many bytes of those that were written.
     *
     * @throws java.io.EOFException if nothing was written so far out
     * @throws UnsupportedOperationException if the writer is append-only
     */
    void read(long position, byte[] bytes, int offset, int length) throws IOException;

    /** Hands everything on that was kept back. That it is on disk is not promised. */
    void flush() throws IOException;
}
