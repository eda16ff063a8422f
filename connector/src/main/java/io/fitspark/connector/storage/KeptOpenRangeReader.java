// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.storage.PendingReads;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.storage.RowPieces;

/** Another reader, which stays open when this one is closed. */
final class KeptOpenRangeReader implements RangeReader {
    private final RangeReader reader;

    KeptOpenRangeReader(RangeReader reader) {
        this.reader = reader;
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
        reader.readFully(position, buffer, offset, length);
    }

    @Override
    public void readRanges(List<RangeRead> reads) throws IOException {
        reader.readRanges(reads);
    }

    @Override
    public PendingReads begin(List<RangeRead> reads) {
        return reader.begin(reads);
    }

    @Override
    public boolean picksPieces() {
        return reader.picksPieces();
    }

    @Override
    public void readPieces(long position, int rows, RowPieces pieces, byte[] buffer, int offset) throws IOException {
        reader.readPieces(position, rows, pieces, buffer, offset);
    }

    @Override
    public void close() {}
}
