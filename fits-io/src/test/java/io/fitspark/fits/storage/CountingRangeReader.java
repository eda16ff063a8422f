// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was read from another reader. */
public final class CountingRangeReader implements RangeReader {

    private final RangeReader source;
    private final List<ByteRange> reads = new CopyOnWriteArrayList<>();

    public CountingRangeReader(RangeReader source) {
        this.source = source;
    }

    /** The reads so far, in their order. */
    public List<ByteRange> reads() {
        return reads;
    }

    /** How many bytes were read so far. */
    public long bytes() {
        return reads.stream().mapToLong(ByteRange::length).sum();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long length() throws IOException {
        return source.length();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        reads.add(new ByteRange(position, length));
        source.readFully(position, buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
