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
 */
record Piece(Sum sum, long sumOffset, Span span, byte[] known, long length, RowRebase rebase) implements Serializable {
    /** What is summed: a header tells it. */
    enum Sum {
        NONE,
        MAIN,
        HEAP,
        ZONES
    }

    static Piece of(Sum sum, long sumOffset, Span span, RowRebase rebase) {
        return new Piece(sum, sumOffset, span, null, span.length(), rebase);
    }

    static Piece known(Sum sum, long sumOffset, byte[] bytes) {
        return new Piece(sum, sumOffset, null, bytes, bytes.length, null);
    }

    /** Bytes that depend on sums. */
    static Piece late(long length) {
        return new Piece(Sum.NONE, 0, null, null, length, null);
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
        } else if (rebase == null) {
            sources.reader(span.file()).readFully(span.offset() + from, to, at, count);
        } else {
            readRows(sources, from, to, at, count);
        }
    }

    private void readRows(Sources sources, long from, byte[] to, int at, int count) throws IOException {
        int rowBytes = rebase.rowBytes();
        long first = from / rowBytes;
        int rows = Math.toIntExact((from + count + rowBytes - 1) / rowBytes - first);
        byte[] whole = new byte[Math.multiplyExact(rows, rowBytes)];
        sources.reader(span.file()).readFully(span.offset() + first * rowBytes, whole, 0, whole.length);
        rebase.apply(whole, 0, rows);
        System.arraycopy(whole, (int) (from - first * rowBytes), to, at, count);
    }
}
