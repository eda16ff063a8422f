// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

import org.apache.hadoop.fs.FSDataInputStream;

import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/**
 * Positioned reads of an open Hadoop stream. Hadoop promises that these may come from several threads at once; streams
 * that cannot do it in parallel take them one after another.
 */
final class HadoopRangeReader implements RangeReader {
    private final String name;
    private final FSDataInputStream stream;
    private final long length;
    private volatile boolean closed;

    HadoopRangeReader(String name, FSDataInputStream stream, long length) {
        this.name = name;
        this.stream = stream;
        this.length = length;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int count) throws IOException {
        check(position, buffer, offset, count);
        if (count > 0) {
            stream.readFully(position, buffer, offset, count);
        }
    }

    @Override
    public void readRanges(List<RangeRead> reads) throws IOException {
        for (RangeRead read : reads) {
            check(read.position(), read.buffer(), read.offset(), read.length());
        }
        if (reads.size() < 2 || !VectoredReads.read(stream, reads)) {
            for (RangeRead read : reads) {
                readFully(read.position(), read.buffer(), read.offset(), read.length());
            }
        }
    }

    /** Checked here, as stores differ in what they answer to a range beyond the end or to a closed stream. */
    private void check(long position, byte[] buffer, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, buffer.length);
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        if (closed) {
            throw new IOException("The reader is closed: " + name);
        }
        if (position > length - count) {
            throw new EOFException("Cannot read " + count + " bytes at " + position + " beyond the end of " + name
                    + ", which has " + length);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
    }
}
