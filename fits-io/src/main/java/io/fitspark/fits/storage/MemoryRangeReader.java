// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;

/** Bytes in memory. The array is not copied and must not be changed. */
public final class MemoryRangeReader implements RangeReader {

    private final String name;
    private final byte[] bytes;
    private volatile boolean closed;

    /** A file of that name with these bytes. */
    public MemoryRangeReader(String name, byte[] bytes) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.bytes = Objects.requireNonNull(bytes, "bytes is null");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        ReadChecks.arguments(position, buffer, offset, length);
        if (closed) {
            throw new ClosedChannelException();
        }
        ReadChecks.end(name, position, length, bytes.length);
        System.arraycopy(bytes, (int) position, buffer, offset, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
