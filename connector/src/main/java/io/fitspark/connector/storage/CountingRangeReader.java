// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;

import org.apache.hadoop.fs.FileSystem;

import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.storage.RowPieces;

/** Counts what is asked of another reader. */
final class CountingRangeReader implements RangeReader {
    private final RangeReader reader;
    private final ReadCounters counters;
    private final FileSystem.Statistics bypassed;

    /**
     * @param bypassed Hadoop's statistics of a file system whose streams are not used though its files are read, to be
     *     kept true here as Spark shows them; null if the streams do it
     */
    CountingRangeReader(RangeReader reader, ReadCounters counters, FileSystem.Statistics bypassed) {
        this.reader = reader;
        this.counters = counters;
        this.bypassed = bypassed;
    }

    /** True if the file lies on a local disk and is read without Hadoop. */
    boolean local() {
        return bypassed != null;
    }

    /** Reads a range of a file that is not local from front to back, ahead of the caller; this reader stays open after it. */
    RangeReader readAhead(long start, long end, Executor threads) {
        HadoopRangeReader source = (HadoopRangeReader) reader;
        RangeReader scan = new CountingRangeReader(source.scan(end), counters, null);
        return new ReadAheadRangeReader(new KeptOpenRangeReader(this), scan, start, end, source.kind(), threads);
    }

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public long length() throws IOException {
        return reader.length();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        count(1, length);
        reader.readFully(position, buffer, offset, length);
    }

    @Override
    public void readRanges(List<RangeRead> reads) throws IOException {
        long bytes = 0;
        for (RangeRead read : reads) {
            bytes += read.length();
        }
        count(reads.size(), bytes);
        reader.readRanges(reads);
    }

    private void count(int requests, long bytes) {
        counters.add(requests, bytes);
        if (bypassed != null) {
            bypassed.incrementBytesRead(bytes);
            bypassed.incrementReadOps(requests);
        }
    }

    @Override
    public boolean picksPieces() {
        return reader.picksPieces();
    }

    @Override
    public void readPieces(long position, int rows, RowPieces pieces, byte[] buffer, int offset) throws IOException {
        count(1, (long) rows * pieces.rowBytes()); // whole rows are passed over, whatever is taken out of them
        reader.readPieces(position, rows, pieces, buffer, offset);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
