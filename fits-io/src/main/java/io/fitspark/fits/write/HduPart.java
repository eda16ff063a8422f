// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;

import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.storage.Spool;

/**
 * One of the two parts of a data unit, the main part or the heap, while it is being written: in its place in the file, or in a spool until
 * its place is known. Small pieces are collected. The sum of what is appended is kept.
 */
final class HduPart implements Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final int PIECE = 256 * 1024;

    private final FileOutput file;

    /** Where it begins in the file; -1 as long as it is in the spool. */
    private long start;

    private Spool spool;
    private byte[] buffer;
    private int buffered;
    private long length;
    private long sum;
    private boolean isSumKnown = true;

    private HduPart(FileOutput file, long start, Spool spool) {
        this.file = file;
        this.start = start;
        this.spool = spool;
    }

    static HduPart inPlace(FileOutput file, long start) {
        return new HduPart(file, start, null);
    }

    static HduPart spooled(FileOutput file) {
        return new HduPart(file, -1, file.spool());
    }

    boolean isInPlace() {
        return spool == null;
    }

    long length() {
        return length;
    }

    void append(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        store(bytes, offset, count);
        sum = OnesSum.combine(sum, OnesSum.of(bytes, offset, count), length);
        length += count;
    }

    private void store(byte[] bytes, int offset, int count) throws IOException {
        if (spool != null) {
            spool.append(bytes, offset, count);
            return;
        }
        if (count > BUFFER - buffered) {
            flush();
        }
        if (count >= BUFFER) {
            file.writer().write(start + length, bytes, offset, count);
            return;
        }
        if (buffer == null) {
            buffer = new byte[BUFFER];
        }
        System.arraycopy(bytes, offset, buffer, buffered, count);
        buffered += count;
    }

    /** Appends a spool, whose bytes are read once for their sum. */
    void append(Spool other) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, other.length())];
        for (long done = 0; done < other.length(); ) {
            int count = (int) Math.min(piece.length, other.length() - done);
            other.read(done, piece, 0, count);
            append(piece, 0, count);
            done += count;
        }
    }

    /** Appends a spool whose sum is known, without a look at its bytes. */
    void append(Spool other, long sumOfOther) throws IOException {
        if (spool != null) {
            append(other);
            return;
        }
        flush();
        other.copyTo(file.writer(), start + length);
        sum = OnesSum.combine(sum, sumOfOther, length);
        length += other.length();
    }

    void read(long position, byte[] bytes, int offset, int count) throws IOException {
        requireWithin(position, count);
        if (spool != null) {
            spool.read(position, bytes, offset, count);
        } else {
            flush();
            file.writer().read(start + position, bytes, offset, count);
        }
    }

    void overwrite(long position, byte[] bytes, int offset, int count) throws IOException {
        requireWithin(position, count);
        isSumKnown = false;
        if (spool != null) {
            spool.overwrite(position, bytes, offset, count);
        } else {
            flush();
            file.writer().write(start + position, bytes, offset, count);
        }
    }

    private void requireWithin(long position, int count) throws EOFException {
        if (position < 0 || count < 0 || position > length - count) {
            throw new EOFException(count + " bytes at " + position + " are beyond the end of a part of " + length
                    + " bytes [" + file.name() + "]");
        }
    }

    /** Makes wider rows of all rows; in its place from the last to the first, so that none is written over before it was read. */
    void widen(int rowBytes, int widerRowBytes, HduOutput.RowWidening widening) throws IOException {
        long rows = length / rowBytes;
        if (widerRowBytes < rowBytes || rows * rowBytes != length) {
            throw new IllegalArgumentException(
                    length + " bytes in rows of " + rowBytes + " cannot become rows of " + widerRowBytes);
        }
        flush();
        int most = Math.max(1, PIECE / widerRowBytes);
        byte[] from = new byte[Math.multiplyExact(most, rowBytes)];
        byte[] to = new byte[Math.multiplyExact(most, widerRowBytes)];
        Spool wider = spool == null ? null : file.spool();
        try {
            long widerSum = 0;
            for (long done = 0; done < rows; ) {
                int count = (int) Math.min(most, rows - done);
                long row = spool == null ? rows - done - count : done;
                read(row * rowBytes, from, 0, count * rowBytes);
                widening.widen(from, to, count, row);
                if (spool == null) {
                    file.writer().write(start + row * widerRowBytes, to, 0, count * widerRowBytes);
                } else {
                    wider.append(to, 0, count * widerRowBytes);
                }
                widerSum = OnesSum.combine(widerSum, OnesSum.of(to, 0, count * widerRowBytes), row * widerRowBytes);
                done += count;
            }
            length = rows * widerRowBytes;
            sum = widerSum;
            isSumKnown = true;
            if (wider != null) {
                Spool old = spool;
                spool = wider;
                wider = null;
                old.close();
            }
        } finally {
            if (wider != null) {
                wider.close();
            }
        }
    }

    /** Moves the bytes in the file further back, or, where they were spooled, to their place. */
    void moveTo(long place) throws IOException {
        if (spool != null) {
            spool.copyTo(file.writer(), place);
            spool.close();
            spool = null;
        } else {
            flush();
            moveBack(file.writer(), place);
        }
        start = place;
    }

    private void moveBack(RangeWriter out, long place) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        for (long left = length; left > 0 && place != start; ) {
            int count = (int) Math.min(piece.length, left);
            left -= count;
            out.read(start + left, piece, 0, count);
            out.write(place + left, piece, 0, count);
        }
    }

    /** Writes what was collected. */
    void flush() throws IOException {
        if (buffered > 0) {
            file.writer().write(start + length - buffered, buffer, 0, buffered);
            buffered = 0;
        }
    }

    /** The sum of all bytes, as if they began a word. They are read again if some were written over. */
    long sum() throws IOException {
        if (!isSumKnown) {
            OnesSum again = new OnesSum();
            byte[] piece = new byte[(int) Math.min(PIECE, length)];
            while (again.length() < length) {
                int count = (int) Math.min(piece.length, length - again.length());
                read(again.length(), piece, 0, count);
                again.add(piece, 0, count);
            }
            sum = again.value();
            isSumKnown = true;
        }
        return sum;
    }

    /** Drops what was spooled. */
    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}
