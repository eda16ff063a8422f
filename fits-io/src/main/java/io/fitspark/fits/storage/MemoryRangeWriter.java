// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Objects;

/** A file in memory, of less than 2 GiB. What was written can be had also after closing. */
public final class MemoryRangeWriter implements RangeWriter {

    private static final int LARGEST = Integer.MAX_VALUE - 8;
    private static final int FIRST = 8192;

    private final String name;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean closed;

    /** An empty file of that name. */
    public MemoryRangeWriter(String name) {
        this.name = Objects.requireNonNull(name, "name is null");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isAppendOnly() {
        return false;
    }

    @Override
    public void write(long position, byte[] source, int offset, int count) throws IOException {
        ReadChecks.arguments(position, source, offset, count);
        requireOpen();
        if (position > LARGEST - count) {
            throw new IOException("a file in memory cannot be larger than " + LARGEST + " bytes [" + name + "]");
        }
        int end = (int) position + count;
        if (end > bytes.length) {
            long twice = Math.max(FIRST, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(LARGEST, twice)));
        }
        System.arraycopy(source, offset, bytes, (int) position, count);
        length = Math.max(length, end);
    }

    @Override
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        ReadChecks.arguments(position, target, offset, count);
        requireOpen();
        ReadChecks.end(name, position, count, length);
        System.arraycopy(bytes, (int) position, target, offset, count);
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        closed = true;
    }
}
