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

    /** Checked here, as some stores answer a range beyond the end with fewer bytes, others with an error of their own. */
    private void check(long position, byte[] buffer, int offset, int count) throws EOFException {
        Objects.checkFromIndexSize(offset, count, buffer.length);
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        if (position > length - count) {
            throw new EOFException(
                    "Cannot read " + count + " bytes at " + position + " of " + name + ": it has " + length);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
