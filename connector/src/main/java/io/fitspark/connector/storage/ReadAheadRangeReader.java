// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/**
 * Reads one byte range of a file from front to back in large chunks, the next chunk on its way while the caller works on
 * the present one. Nothing outside the range is fetched ahead, never more than one chunk, and none before the second read,
 * as many readers want but a few rows; chunks are fetched one after another. Other reads (headers, heap cells) go straight to the source, as do those that leave the sequence.
 */
final class ReadAheadRangeReader implements RangeReader {
    private final RangeReader source;
    private final RangeReader scan;
    private final Executor executor;
    private final long start;
    private final long end;
    private final int chunkBytes;
    private final int alignment;

    private Chunk current;
    private Chunk next;
    private boolean goesOn;
    private boolean closed;

    /**
     * @param source for other reads
     * @param scan for those of the range
     * @param start first byte of the range
     * @param end byte after the range
     */
    ReadAheadRangeReader(
            RangeReader source, RangeReader scan, long start, long end, StreamKind kind, Executor executor) {
        this(source, scan, start, end, kind.chunkBytes(), kind.alignment(), executor);
    }

    ReadAheadRangeReader(
            RangeReader source,
            RangeReader scan,
            long start,
            long end,
            int chunkBytes,
            int alignment,
            Executor executor) {
        if (start < 0 || end < start || chunkBytes < 1 || alignment < 1) {
            throw new IllegalArgumentException(
                    "start " + start + ", end " + end + ", chunk of " + chunkBytes + ", alignment " + alignment);
        }
        this.source = source;
        this.scan = scan;
        this.executor = new InOrder(executor);
        this.start = start;
        this.end = end;
        this.chunkBytes = chunkBytes;
        this.alignment = alignment;
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
    public void readRanges(List<RangeRead> reads) throws IOException {
        source.readRanges(reads);
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (!readSequentially(position, buffer, offset, length)) {
            source.readFully(position, buffer, offset, length);
        }
    }

    private synchronized boolean readSequentially(long position, byte[] buffer, int offset, int length)
            throws IOException {
        if (closed || !follows(position) || length > end - position) {
            return false;
        }
        if (current != null && next == null) {
            next = ahead(null);
        }
        int done = 0;
        while (done < length) {
            long at = position + done;
            if (current == null || at >= current.end()) {
                advance(at);
            }
            byte[] bytes = current.await();
            int from = Math.toIntExact(at - current.start);
            int count = Math.min(length - done, bytes.length - from);
            System.arraycopy(bytes, from, buffer, offset + done, count);
            done += count;
        }
        goesOn = true;
        return true;
    }

    /** Whether a position is in the range and in the present chunk, or at its end; rows may be read twice. */
    private boolean follows(long position) {
        return current == null ? position >= start : position >= current.start && position <= current.end();
    }

    /** Makes the chunk at {@code position} the present one, and sends for the one after it. */
    private void advance(long position) {
        byte[] free = current == null ? null : current.recycle();
        current = next != null ? next : send(position, null);
        next = goesOn ? ahead(free) : null;
    }

    /** Sends for the chunk after the present one, if there is one. */
    private Chunk ahead(byte[] free) {
        return current.end() < end ? send(current.end(), free) : null;
    }

    private Chunk send(long position, byte[] free) {
        int size = size(position);
        byte[] bytes = free != null && free.length == size ? free : new byte[size];
        return new Chunk(scan, position, bytes, executor);
    }

    private int size(long position) {
        if (end - position <= chunkBytes) {
            return (int) (end - position);
        }
        long beyond = (position + chunkBytes) % alignment;
        return (int) (beyond < chunkBytes ? chunkBytes - beyond : chunkBytes);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            for (Chunk chunk : new Chunk[] {current, next}) {
                if (chunk != null) {
                    chunk.read.cancel();
                }
            }
            current = null;
            next = null;
        }
        try {
            scan.close();
        } finally {
            source.close();
        }
    }

    private static final class Chunk {
        final long start;
        private final byte[] bytes;
        final BackgroundRead read;

        Chunk(RangeReader source, long start, byte[] bytes, Executor executor) {
            this.start = start;
            this.bytes = bytes;
            this.read = BackgroundRead.start(() -> source.readFully(start, bytes, 0, bytes.length), executor);
        }

        long end() {
            return start + bytes.length;
        }

        /** The buffer, if nothing can write to it any more. */
        byte[] recycle() {
            return read.isOver() ? bytes : null;
        }

        byte[] await() throws IOException {
            read.await();
            return bytes;
        }
    }
}
