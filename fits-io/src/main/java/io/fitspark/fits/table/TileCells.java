// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** The cells of a column whose elements lie in the rows. */
abstract sealed class TileCells implements TileContent permits BigEndianCells, PlaneCells, ShortCells, IntCells {
    /** Rows are turned into big-endian ones in pieces that stay in a processor's first cache. */
    private static final int PIECE_BYTES = 16 << 10;

    private final int rowBytes;

    TileCells(Column column) {
        this.rowBytes = (int) column.rowBytes();
    }

    int rowBytes() {
        return rowBytes;
    }

    /**
     * Decodes consecutive rows.
     *
     * @param at the first of them in the batch
     * @param borrowStrings whether strings may stay where they are
     */
    void decode(ColumnVector to, int firstRow, int rows, int at, boolean borrowStrings, TileScratch scratch) {
        if (to.elementsPerRow() == 0 || decodeDirectly(to, firstRow, rows, at)) {
            return;
        }
        int piece = Math.max(1, PIECE_BYTES / rowBytes);
        byte[] bytes = scratch.rows(Math.min(piece, rows) * rowBytes);
        for (int done = 0; done < rows; done += piece) {
            int count = Math.min(piece, rows - done);
            copyRows(firstRow + done, count, bytes, 0);
            decodeRows(to, bytes, count, at + done);
        }
    }

    /** Decodes the rows of these numbers. */
    void decode(ColumnVector to, int[] picked, int at, TileScratch scratch) {
        if (to.elementsPerRow() == 0) {
            return;
        }
        int piece = Math.max(1, PIECE_BYTES / rowBytes);
        byte[] bytes = scratch.rows(Math.min(piece, picked.length) * rowBytes);
        for (int next = 0; next < picked.length; next += piece) {
            int count = Math.min(piece, picked.length - next);
            for (int i = 0; i < count; i++) {
                copyRows(picked[next + i], 1, bytes, i * rowBytes);
            }
            decodeRows(to, bytes, count, at + next);
        }
    }

    private void decodeRows(ColumnVector to, byte[] bytes, int rows, int at) {
        FixedDecoder.decode(to, new Strided(bytes, 0, rowBytes, rows, to.elementsPerRow()), at, false);
    }

    /** Decodes without the detour by big-endian rows, if there is a way. */
    abstract boolean decodeDirectly(ColumnVector to, int firstRow, int rows, int at);

    /** Gives rows as they are in a plain table. */
    abstract void copyRows(int firstRow, int rows, byte[] to, int at);

    /** Whether all the elements of a row become one element each, with no change but in the order of bytes. */
    static boolean isPlain(ColumnVector to) {
        return to.column().isPlainNumber()
                && to.elementsPerRow() == to.column().tform().repeat();
    }
}
