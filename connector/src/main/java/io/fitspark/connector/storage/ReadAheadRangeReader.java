// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/**
 * Reads one byte range of a file from front to back in large chunks, the next chunk on its way while the caller works on
 * the present one. Nothing outside the range is fetched ahead, and never more than one chunk. Other reads (headers, heap
 * cells) go straight to the source, as do those that leave the sequence.
 */
final class ReadAheadRangeReader implements RangeReader {
    private final RangeReader source;
    private final Executor executor;
    private final long start;
    private final long end;
    private final int chunkBytes;

    private Chunk current;
    private Chunk next;
    private boolean closed;

    /**
     * @param start first byte of the range
     * @param end byte after the range
     */
    ReadAheadRangeReader(RangeReader source, long start, long end, int chunkBytes, Executor executor) {
        if (start < 0 || end < start || chunkBytes < 1) {
            throw new IllegalArgumentException("start " + start + ", end " + end + ", chunk of " + chunkBytes);
        }
        this.source = source;
        this.executor = executor;
        this.start = start;
        this.end = end;
        this.chunkBytes = chunkBytes;
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
        next = current.end() < end ? send(current.end(), free) : null;
    }

    private Chunk send(long position, byte[] free) {
        int size = (int) Math.min(chunkBytes, end - position);
        Chunk chunk = new Chunk(source, position, free != null && free.length == size ? free : new byte[size]);
        executor.execute(chunk.task);
        return chunk;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            for (Chunk chunk : new Chunk[] {current, next}) {
                if (chunk != null) {
                    chunk.task.cancel(true);
                }
            }
            current = null;
            next = null;
        }
        source.close();
    }

    private static final class Chunk {
        final long start;
        private final byte[] bytes;
        final FutureTask<byte[]> task;
        /** Written by the fetching thread before the task is done, taken by the first who waits for it. */
        private ThreadBytes counted;

        Chunk(RangeReader source, long start, byte[] bytes) {
            this.start = start;
            this.bytes = bytes;
            this.task = new FutureTask<>(() -> {
                ThreadBytes before = ThreadBytes.now();
                source.readFully(start, bytes, 0, bytes.length);
                counted = before.takeSince();
                return bytes;
            });
        }

        long end() {
            return start + bytes.length;
        }

        /** The buffer, if nothing can write to it any more. */
        byte[] recycle() {
            return task.isDone() && !task.isCancelled() ? bytes : null;
        }

        byte[] await() throws IOException {
            try {
                byte[] fetched = task.get();
                if (counted != null) {
                    counted.giveToThisThread();
                    counted = null;
                }
                return fetched;
            } catch (InterruptedException e) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while reading");
            } catch (CancellationException e) {
                throw new InterruptedIOException("The reader was closed");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IOException("Reading ahead failed", e.getCause());
            }
        }
    }
}
