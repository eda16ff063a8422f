// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.apache.hadoop.fs.FSDataInputStream;

import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/**
 * Positioned reads of a file in a Hadoop store. Hadoop promises that these may come from several threads at once; streams
 * that cannot do it in parallel take them one after another. What S3A's streams give up on is tried again on a new one, after
 * a look at the file.
 */
final class HadoopRangeReader implements RangeReader {
    private static final int RETRIES = 3;
    private static final int FIRST_PAUSE_MILLIS = 200;
    private static final long NO_SCAN = -1;

    private final StoredFile file;
    private final Function<FSDataInputStream, StreamKind> kinds;
    private final long scanEnd;
    private FSDataInputStream stream;
    private volatile StreamKind kind;
    private volatile boolean closed;

    private interface Read {
        void from(FSDataInputStream stream) throws IOException;
    }

    private HadoopRangeReader(StoredFile file, Function<FSDataInputStream, StreamKind> kinds, long scanEnd) {
        this.file = file;
        this.kinds = kinds;
        this.scanEnd = scanEnd;
    }

    static HadoopRangeReader open(StoredFile file) throws IOException {
        return open(file, StreamKind::of);
    }

    static HadoopRangeReader open(StoredFile file, Function<FSDataInputStream, StreamKind> kinds) throws IOException {
        HadoopRangeReader reader = new HadoopRangeReader(file, kinds, NO_SCAN);
        reader.stream();
        return reader;
    }

    /**
     * One that is used from front to back up to {@code end}, by one thread at a time. Where this saves requests it has a stream of its
     * own, which other reads cannot disturb; else it is this one.
     */
    HadoopRangeReader scan(long end) {
        return kind == StreamKind.S3A_CLASSIC ? new HadoopRangeReader(file, kinds, end) : this;
    }

    StreamKind kind() {
        return kind;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int count) throws IOException {
        check(position, buffer, offset, count);
        if (count == 0) {
            return;
        }
        attempt(from -> {
            if (kind == StreamKind.S3A_ANALYTICS) {
                readAnalytics(from, List.of(new RangeRead(position, buffer, offset, count)));
                return;
            }
            if (scanEnd != NO_SCAN) {
                // a request goes on to the end of the scan, and is still there when the next read comes
                from.setReadahead(scanEnd - position);
            }
            from.readFully(position, buffer, offset, count);
        });
    }

    @Override
    public void readRanges(List<RangeRead> reads) throws IOException {
        for (RangeRead read : reads) {
            check(read.position(), read.buffer(), read.offset(), read.length());
        }
        List<RangeRead> filled =
                reads.stream().filter(read -> read.length() > 0).toList();
        if (filled.size() > 1) {
            attempt(from -> {
                if (kind == StreamKind.S3A_ANALYTICS) {
                    readAnalytics(from, filled);
                } else if (!VectoredReads.read(from, filled)) {
                    for (RangeRead read : filled) {
                        from.readFully(read.position(), read.buffer(), read.offset(), read.length());
                    }
                }
            });
        } else if (!filled.isEmpty()) {
            RangeRead only = filled.get(0);
            readFully(only.position(), only.buffer(), only.offset(), only.length());
        }
    }

    private void readAnalytics(FSDataInputStream from, List<RangeRead> reads) throws IOException {
        VectoredReads.readGroups(from, reads, kind.alignment());
        file.count(reads.stream().mapToLong(RangeRead::length).sum());
    }

    private void attempt(Read read) throws IOException {
        for (int failures = 0; ; failures++) {
            FSDataInputStream from = stream();
            try {
                read.from(from);
                return;
            } catch (IOException e) {
                if (closed || interrupted(e)) {
                    throw e;
                }
                requireUnchanged(e);
                if (kind == StreamKind.OTHER || isFinal(e)) {
                    throw e;
                }
                if (failures == RETRIES) {
                    throw new IOException(
                            "Cannot read " + name() + ", tried " + (RETRIES + 1) + " times: " + e.getMessage(), e);
                }
                discard(from);
                pause(FIRST_PAUSE_MILLIS << failures);
            }
        }
    }

    private static boolean interrupted(IOException e) {
        return e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }

    private static boolean isFinal(IOException e) {
        return e instanceof FileNotFoundException || e instanceof AccessDeniedException;
    }

    /** A file that changed is the better explanation of a failure. */
    private void requireUnchanged(IOException failure) throws IOException {
        try {
            file.requireUnchanged();
        } catch (FileChangedException changed) {
            changed.addSuppressed(failure);
            throw changed;
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private synchronized FSDataInputStream stream() throws IOException {
        if (closed) {
            throw closedError();
        }
        if (stream == null) {
            stream = file.open();
            kind = kinds.apply(stream);
        }
        return stream;
    }

    private synchronized void discard(FSDataInputStream failed) throws IOException {
        if (stream == failed) {
            stream = null;
            close(failed);
        }
    }

    private void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading " + name());
        }
    }

    /** Checked here, as stores differ in what they answer to a range beyond the end or to a closed stream. */
    private void check(long position, byte[] buffer, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, buffer.length);
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        if (closed) {
            throw closedError();
        }
        if (position > length() - count) {
            throw new EOFException("Cannot read " + count + " bytes at " + position + " beyond the end of " + name()
                    + ", which has " + length());
        }
    }

    private IOException closedError() {
        return new IOException("The reader is closed: " + name());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        FSDataInputStream last;
        synchronized (this) {
            last = stream;
            stream = null;
        }
        if (last != null) {
            close(last);
        }
    }

    private void close(FSDataInputStream ended) throws IOException {
        if (scanEnd != NO_SCAN) {
            // else the rest of the range would be read, to keep the connection
            ended.setReadahead(0L);
        }
        ended.close();
    }
}
