// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.EOFException;
import java.io.IOException;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.encode.ByteSource;

/** Reads {@link RunRecords} from front to back. Not safe for concurrent use. */
public final class RunStream {
    private final ByteSource source;
    private final byte[] buffer;
    private long position;
    private long left;
    private int at;
    private int filled;

    /**
     * @param position where the first record begins
     * @param count how many there are
     * @param bufferBytes bytes that are read at once, at most
     */
    public RunStream(ByteSource source, long position, long count, int bufferBytes) {
        this.source = source;
        this.position = position;
        this.left = count;
        long most = Math.min(count, Math.max(1, bufferBytes / RunRecords.BYTES));
        this.buffer = new byte[(int) most * RunRecords.BYTES];
    }

    /** Goes to the next record; false at the end. */
    boolean next() throws IOException {
        if (at + RunRecords.BYTES < filled) {
            at += RunRecords.BYTES;
            return true;
        }
        if (left == 0) {
            return false;
        }
        filled = (int) Math.min(buffer.length, left * RunRecords.BYTES);
        source.read(position, buffer, 0, filled);
        position += filled;
        left -= filled / RunRecords.BYTES;
        at = 0;
        if (start() < 0 || end() < start()) {
            throw new EOFException("the notes on the heap end early, at byte " + (position - filled));
        }
        return true;
    }

    long start() {
        return (long) BigEndian.LONG.get(buffer, at);
    }

    long end() {
        return (long) BigEndian.LONG.get(buffer, at + Long.BYTES);
    }
}
