// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.Strided;

/** Encodes L and X. */
final class LogicalEncoder extends CellEncoder {
    private final boolean bits;

    LogicalEncoder(Column column) {
        super(column);
        bits = column.tform().element() == 'X';
    }

    @Override
    void store(ColumnVector cells, int first, Strided to, int from, long tableRow) throws FitsWriteException {
        if (bits) {
            requireNoNulls(cells, first, first + to.rows() * to.count(), from, tableRow);
            for (int r = 0; r < to.rows(); r++) {
                int p = to.offset() + r * to.stride();
                LogicalStores.bits(cells.bytes(), first + r * to.count(), to.bytes(), p, to.count());
            }
            return;
        }
        LogicalStores.logicals(cells.bytes(), first, to);
        if (cells.hasNulls()) {
            NullStores.fill(cells.nulls(), first, to, 1, 0);
        }
    }

    /** Each cell of bits begins a byte. */
    @Override
    void storeCells(ColumnVector cells, int from, int rows, byte[] to, int at, long tableRow)
            throws FitsWriteException {
        if (!bits) {
            super.storeCells(cells, from, rows, to, at, tableRow);
            return;
        }
        int[] offsets = cells.rowOffsets();
        requireNoNulls(cells, offsets[from], offsets[from + rows], from, tableRow);
        int next = at;
        for (int row = from; row < from + rows; row++) {
            int count = offsets[row + 1] - offsets[row];
            LogicalStores.bits(cells.bytes(), offsets[row], to, next, count);
            next += (int) column().tform().bytes(count);
        }
    }

    private void requireNoNulls(ColumnVector cells, int first, int end, int from, long tableRow)
            throws FitsWriteException {
        for (int i = first; cells.hasNulls() && i < end; i++) {
            if (cells.nulls()[i]) {
                throw error("a bit cannot be null; a column of format L can", rowOf(cells, i, from, tableRow));
            }
        }
    }
}
