// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import io.fitspark.fits.storage.PendingReads;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/** Does the reads that are begun while the caller works on something else. */
final class FetchAheadRangeReader implements RangeReader {
    private final RangeReader source;
    private final Executor executor;
    private final List<BackgroundRead> begun = new ArrayList<>();
    private boolean closed;

    FetchAheadRangeReader(RangeReader source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    @Override
    public PendingReads begin(List<RangeRead> reads) {
        if (reads.isEmpty()) {
            return () -> {};
        }
        List<RangeRead> all = List.copyOf(reads);
        synchronized (this) {
            if (closed) {
                return () -> source.readRanges(all);
            }
            begun.removeIf(BackgroundRead::isOver);
            BackgroundRead read = BackgroundRead.start(() -> source.readRanges(all), executor);
            begun.add(read);
            return read;
        }
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
        source.readFully(position, buffer, offset, length);
    }

    @Override
    public void readRanges(List<RangeRead> reads) throws IOException {
        source.readRanges(reads);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            begun.forEach(BackgroundRead::cancel);
            begun.clear();
        }
        source.close();
    }
}
