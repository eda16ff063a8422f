// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;

import io.fitspark.fits.storage.Spool;

/** Rows, and the elements of their cells, that are kept until what comes before them is written. */
final class SpooledRows implements RowSink, Closeable {
    private static final int PIECE = 256 << 10;

    private final FileOutput file;
    private final Spool heap;
    private Spool rows;

    SpooledRows(FileOutput file) {
        this.file = file;
        this.heap = file.spool();
        this.rows = file.spool();
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) throws IOException {
        rows.append(bytes, offset, length);
    }

    @Override
    public void heap(byte[] bytes, int offset, int length) throws IOException {
        heap.append(bytes, offset, length);
    }

    @Override
    @SuppressWarnings("try") // the narrow rows are closed when the wide ones are whole
    public void widen(RowWidth width) throws IOException {
        Spool wide = file.spool();
        try (Spool narrow = rows) {
            int piece = Math.max(1, PIECE / width.wide());
            byte[] from = new byte[piece * width.narrow()];
            byte[] to = new byte[piece * width.wide()];
            for (long at = 0; at < narrow.length(); at += from.length) {
                int count = (int) Math.min(from.length, narrow.length() - at);
                narrow.read(at, from, 0, count);
                int widened = count / width.narrow();
                width.widen(from, to, widened);
                wide.append(to, 0, widened * width.wide());
            }
        } finally {
            rows = wide;
        }
    }

    /** Appends the rows to the main part of an HDU. */
    void copyRows(HduOutput out) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, rows.length())];
        for (long at = 0; at < rows.length(); at += piece.length) {
            int count = (int) Math.min(piece.length, rows.length() - at);
            rows.read(at, piece, 0, count);
            out.main(piece, 0, count);
        }
    }

    /** Appends the elements to the heap of an HDU. */
    void copyHeap(HduOutput out) throws IOException {
        out.heap(heap);
    }

    @Override
    public void close() throws IOException {
        rows.close();
        heap.close();
    }
}
