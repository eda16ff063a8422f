// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.IOException;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.encode.ByteSink;

/** Writes runs as records of 16 bytes, start and end, both big-endian. */
public final class RunRecords implements RunTaker {
    /** Bytes of a record. */
    public static final int BYTES = 16;

    private static final int BUFFERED = 4096;

    private final ByteSink sink;
    private final byte[] buffer = new byte[BUFFERED * BYTES];
    private int filled;
    private long count;

    public RunRecords(ByteSink sink) {
        this.sink = sink;
    }

    @Override
    public void run(long start, long end) throws IOException {
        if (filled == buffer.length) {
            flush();
        }
        BigEndian.LONG.set(buffer, filled, start);
        BigEndian.LONG.set(buffer, filled + Long.BYTES, end);
        filled += BYTES;
        count++;
    }

    /** Hands on what was collected. */
    public void flush() throws IOException {
        sink.write(buffer, 0, filled);
        filled = 0;
    }

    /** How many there are. */
    public long count() {
        return count;
    }
}
