// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

import io.fitspark.fits.write.RowRebase;

/**
 * Consecutive bytes of the file that is assembled.
 *
 * @param sum which sum they belong to
 * @param sumOffset where they lie in what is summed
 * @param span where they come from; null if they are known, or will be
 * @param known the bytes; null if they come from a file, or are not known before all others
 * @param length how many there are
 * @param rebase how rows change on the way; null if they do not, else the span is of whole rows
 * @param live what is left of the heap that the span is of, or that the rows point into; null if that is all of it
 */
record Piece(Sum sum, long sumOffset, Span span, byte[] known, long length, RowRebase rebase, LiveHeap live)
        implements Serializable {
    /** What is summed: a header tells it. */
    enum SumKind {
        MAIN,
        HEAP,
        ZONES
    }

    /**
     * A sum.
     *
     * @param table number of the table, of those that are assembled
     * @param kind of its parts
     */
    record Sum(int table, SumKind kind) implements Serializable {
        /** Bytes that are not summed. */
        static final Sum NONE = new Sum(-1, SumKind.MAIN);

        boolean isNone() {
            return table < 0;
        }

        /** Its place among all sums. */
        int slot() {
            return table * SumKind.values().length + kind.ordinal();
        }
    }

    static Piece of(Sum sum, long sumOffset, Span span, RowRebase rebase) {
        return new Piece(sum, sumOffset, span, null, span.length(), rebase, null);
    }

    /** What is left of a heap, or rows that point into it. */
    static Piece live(Sum sum, long sumOffset, Span span, RowRebase rebase, LiveHeap live) {
        return new Piece(sum, sumOffset, span, null, span.length(), rebase, live);
    }

    static Piece known(Sum sum, long sumOffset, byte[] bytes) {
        return new Piece(sum, sumOffset, null, bytes, bytes.length, null, null);
    }

    /** Bytes that depend on sums. */
    static Piece late(long length) {
        return new Piece(Sum.NONE, 0, null, null, length, null, null);
    }

    boolean isLate() {
        return span == null && known == null;
    }

    /** Reads some of its bytes. */
    void read(Sources sources, long from, byte[] to, int at, int count) throws IOException {
        Objects.checkFromIndexSize(from, (long) count, length);
        if (isLate()) {
            Arrays.fill(to, at, at + count, (byte) 0);
        } else if (known != null) {
            System.arraycopy(known, (int) from, to, at, count);
        } else if (rebase != null) {
            readRows(sources, from, to, at, count);
        } else if (live != null) {
            sources.map(live).read(sources.reader(span.file()), span.offset(), from, to, at, count);
        } else {
            sources.reader(span.file()).readFully(span.offset() + from, to, at, count);
        }
    }

    private void readRows(Sources sources, long from, byte[] to, int at, int count) throws IOException {
        int rowBytes = rebase.rowBytes();
        long first = from / rowBytes;
        int rows = Math.toIntExact((from + count + rowBytes - 1) / rowBytes - first);
        byte[] whole = new byte[Math.multiplyExact(rows, rowBytes)];
        sources.reader(span.file()).readFully(span.offset() + first * rowBytes, whole, 0, whole.length);
        if (live == null) {
            rebase.apply(whole, 0, rows);
        } else {
            rebase.apply(whole, 0, rows, sources.map(live));
        }
        System.arraycopy(whole, (int) (from - first * rowBytes), to, at, count);
    }
}
