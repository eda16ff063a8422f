// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A file, or what stands for one, that is read at positions. Safe for concurrent use: reads do not share a position.
 */
public interface RangeReader extends Closeable {

    /** What messages call the file: its path or URI. */
    String name();

    /** The length in bytes. */
    long length() throws IOException;

    /**
     * Reads exactly {@code length} bytes from {@code position} into the buffer.
     *
     * @throws java.io.EOFException if the file has fewer; nothing is promised of the buffer then
     * @throws IllegalArgumentException if the position is negative
     * @throws IndexOutOfBoundsException if the buffer has no such range
     * @throws IOException if the reader is closed, or the storage fails
     */
    void readFully(long position, byte[] buffer, int offset, int length) throws IOException;

    /**
     * Does all the reads, in any order and perhaps together; each is as {@link #readFully}. If one fails, nothing is
     * promised of the others.
     */
    default void readRanges(List<RangeRead> reads) throws IOException {
        for (RangeRead read : reads) {
            readFully(read.position(), read.buffer(), read.offset(), read.length());
        }
    }

    /** Whether {@link #readPieces} leaves what lies between the pieces where it is, and so is quicker than reading whole rows. */
    default boolean picksPieces() {
        return false;
    }

    /**
     * Reads pieces of consecutive rows, the first of which begins at {@code position}, into the buffer from {@code offset} on; its
     * other bytes are left alone. Otherwise as {@link #readFully} of these rows.
     *
     * @throws UnsupportedOperationException if it does not {@link #picksPieces}
     */
    default void readPieces(long position, int rows, RowPieces pieces, byte[] buffer, int offset) throws IOException {
        throw new UnsupportedOperationException("no pieces are picked from " + name());
    }

    /** Whether {@link #lend} shows bytes without a copy of them where it can. */
    default boolean lendsBytes() {
        return false;
    }

    /**
     * Shows bytes to a sink, in pieces that begin at multiples of {@code unit} bytes from {@code position} on. Otherwise as
     * {@link #readFully}; if it fails, the sink may have seen some.
     *
     * @param unit bytes that are not torn apart; at most 1 MiB
     */
    default void lend(long position, int length, int unit, ByteSink sink) throws IOException {
        byte[] bytes = new byte[length];
        readFully(position, bytes, 0, length);
        sink.take(ByteBuffer.wrap(bytes));
    }

    /**
     * Begins with reads that will be wanted soon; the buffers belong to the reader until they are waited for. This one reads
     * when it is waited for; where bytes are far away, a reader may fetch them meanwhile.
     */
    default PendingReads begin(List<RangeRead> reads) {
        return () -> readRanges(reads);
    }
}
