// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;

/** A stream, whose first byte is position 0. Closing it closes the stream. */
public final class StreamRangeWriter implements RangeWriter {

    private final String name;
    private final OutputStream out;
    private long length;
    private boolean closed;

    /** Writes to a stream, which needs no buffer. */
    public StreamRangeWriter(String name, OutputStream out) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.out = Objects.requireNonNull(out, "out is null");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isAppendOnly() {
        return true;
    }

    @Override
    public void write(long position, byte[] bytes, int offset, int count) throws IOException {
        ReadChecks.arguments(position, bytes, offset, count);
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position != length) {
            throw new IllegalArgumentException(
                    "a stream of " + length + " bytes cannot be written at " + position + " [" + name + "]");
        }
        out.write(bytes, offset, count);
        length += count;
    }

    @Override
    public void read(long position, byte[] bytes, int offset, int count) {
        throw new UnsupportedOperationException("a stream cannot be read back [" + name + "]");
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        out.close();
    }
}
