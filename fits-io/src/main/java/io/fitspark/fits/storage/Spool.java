// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that are needed later: kept in memory up to a limit, beyond it in a temporary file, which is gone when the spool is closed or its
 * process ends. Appended in order, then read back or copied to where they belong. Used by one thread at a time.
 */
public final class Spool implements Closeable {

    private static final int FIRST = 8192;

    /** What is kept back of the file, so that small pieces become large ones. */
    private static final int TAIL = 128 * 1024;

    private final int memoryLimit;
    private final Path directory;

    /** Null as long as all bytes are in memory. */
    private LocalRangeWriter file;

    /** Bytes in the file; those behind them are in {@link #tail}. */
    private long inFile;

    private byte[] tail = new byte[0];
    private int inTail;
    private boolean closed;

    /**
     * An empty spool; a file is made only when it is needed.
     *
     * @param memoryLimit bytes that stay in memory
     * @param directory where the temporary file is made; null for the JVM's own
     */
    public Spool(int memoryLimit, Path directory) {
        if (memoryLimit < 0) {
            throw new IllegalArgumentException("memoryLimit is negative: " + memoryLimit);
        }
        this.memoryLimit = memoryLimit;
        this.directory = directory;
    }

    /** Appends bytes; they may be changed as soon as it returns. */
    public void append(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (closed) {
            throw new ClosedChannelException();
        }
        if (file == null && count > memoryLimit - inTail) {
            spill();
        }
        if (file != null && count > TAIL - inTail) {
            drain();
            if (count >= TAIL) {
                file.write(inFile, bytes, offset, count);
                inFile += count;
                return;
            }
        }
        if (count > tail.length - inTail) {
            long twice = Math.max(FIRST, 2L * tail.length);
            int most = file == null ? memoryLimit : TAIL;
            tail = Arrays.copyOf(tail, (int) Math.max(inTail + count, Math.min(most, twice)));
        }
        System.arraycopy(bytes, offset, tail, inTail, count);
        inTail += count;
    }

    private void spill() throws IOException {
        Path path = directory == null
                ? Files.createTempFile("fitspark-", ".spool")
                : Files.createTempFile(directory, ".fitspark-", ".spool");
        try {
            file = LocalRangeWriter.temporary(path);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        drain();
        tail = new byte[TAIL];
    }

    private void drain() throws IOException {
        file.write(inFile, tail, 0, inTail);
        inFile += inTail;
        inTail = 0;
    }

    /** How many bytes there are. */
    public long length() {
        return inFile + inTail;
    }

    /**
     * Reads exactly so many bytes.
     *
     * @throws EOFException if there are fewer
     */
    public void read(long position, byte[] bytes, int offset, int count) throws IOException {
        require(position, bytes, offset, count);
        int fromFile = (int) Math.max(0, Math.min(count, inFile - position));
        if (fromFile > 0) {
            file.read(position, bytes, offset, fromFile);
        }
        if (fromFile < count) {
            int at = (int) (position + fromFile - inFile);
            System.arraycopy(tail, at, bytes, offset + fromFile, count - fromFile);
        }
    }

    /**
     * Writes over bytes that are there.
     *
     * @throws EOFException if there are fewer
     */
    public void overwrite(long position, byte[] bytes, int offset, int count) throws IOException {
        require(position, bytes, offset, count);
        int intoFile = (int) Math.max(0, Math.min(count, inFile - position));
        if (intoFile > 0) {
            file.write(position, bytes, offset, intoFile);
        }
        if (intoFile < count) {
            int at = (int) (position + intoFile - inFile);
            System.arraycopy(bytes, offset + intoFile, tail, at, count - intoFile);
        }
    }

    private void require(long position, byte[] bytes, int offset, int count) throws IOException {
        ReadChecks.arguments(position, bytes, offset, count);
        if (closed) {
            throw new ClosedChannelException();
        }
        ReadChecks.end("spool", position, count, length());
    }

    /** Copies everything to a position of a writer. */
    public void copyTo(RangeWriter out, long position) throws IOException {
        copyTo(0, length(), out, position);
    }

    /** Copies a range to a position of a writer. */
    public void copyTo(long from, long count, RangeWriter out, long position) throws IOException {
        if (from < 0 || count < 0 || from > length() - count) {
            throw new EOFException(
                    count + " bytes at " + from + " are beyond the end of a spool of " + length() + " bytes");
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        long fromFile = Math.max(0, Math.min(count, inFile - from));
        if (fromFile > 0) {
            copyFile(from, fromFile, out, position);
        }
        if (fromFile < count) {
            out.write(position + fromFile, tail, (int) (from + fromFile - inFile), (int) (count - fromFile));
        }
    }

    private void copyFile(long from, long count, RangeWriter out, long position) throws IOException {
        if (out instanceof LocalRangeWriter local) {
            local.transferFrom(file.channel(), from, count, position);
            return;
        }
        byte[] piece = new byte[(int) Math.min(TAIL, count)];
        for (long done = 0; done < count; ) {
            int size = (int) Math.min(piece.length, count - done);
            file.read(from + done, piece, 0, size);
            out.write(position + done, piece, 0, size);
            done += size;
        }
    }

    /** Drops the bytes and removes the file. */
    @Override
    public void close() throws IOException {
        closed = true;
        tail = new byte[0];
        inTail = 0;
        inFile = 0;
        if (file != null) {
            file.close();
        }
    }
}
