// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.storage.PendingReads;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.storage.RowPieces;

/** Measures how long the one thread that uses it waits for bytes. */
final class WaitingRangeReader implements RangeReader {
    private final RangeReader reader;
    private long waitedNanos;

    WaitingRangeReader(RangeReader reader) {
        this.reader = reader;
    }

    long waitedNanos() {
        return waitedNanos;
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
        long start = System.nanoTime();
        reader.readFully(position, buffer, offset, length);
        waitedNanos += System.nanoTime() - start;
    }

    @Override
    public void readRanges(List<RangeRead> reads) throws IOException {
        long start = System.nanoTime();
        reader.readRanges(reads);
        waitedNanos += System.nanoTime() - start;
    }

    @Override
    public PendingReads begin(List<RangeRead> reads) {
        PendingReads begun = reader.begin(reads);
        return () -> {
            long start = System.nanoTime();
            begun.await();
            waitedNanos += System.nanoTime() - start;
        };
    }

    @Override
    public boolean picksPieces() {
        return reader.picksPieces();
    }

    @Override
    public void readPieces(long position, int rows, RowPieces pieces, byte[] buffer, int offset) throws IOException {
        long start = System.nanoTime();
        reader.readPieces(position, rows, pieces, buffer, offset);
        waitedNanos += System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
