// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.Strided;

/**
 * Encodes A. Strings that are shorter than their place are followed by NULs, not blanks: so every reader finds their end, also those that keep
 * blanks.
 */
final class StringEncoder extends CellEncoder {
    private final boolean text;
    private final int width;
    private final NonAscii nonAscii;

    StringEncoder(Column column, NonAscii nonAscii) {
        super(column);
        this.text = column.form().isDescriptor() && !column.type().variable();
        this.width = column.stringWidth();
        this.nonAscii = nonAscii;
    }

    /** Characters. */
    @Override
    public int elements(ColumnVector cells, int row) {
        if (text) {
            return cells.hasNulls() && cells.nulls()[row] ? 0 : cells.stringLengths()[row];
        }
        return Math.multiplyExact(super.elements(cells, row), width);
    }

    @Override
    void store(ColumnVector cells, int first, Strided to, int from, long tableRow) throws FitsWriteException {
        byte[] src = cells.stringBytes();
        int[] starts = cells.stringStarts();
        int[] lengths = cells.stringLengths();
        boolean[] nulls = cells.hasNulls() ? cells.nulls() : null;
        boolean utf8 = nonAscii == NonAscii.UTF8;
        long odd = 0;
        int i = first;
        for (int r = 0; r < to.rows(); r++) {
            int p = to.offset() + r * to.stride();
            for (int k = 0; k < to.count(); k++, i++, p += width) {
                int length = nulls != null && nulls[i] ? 0 : lengths[i];
                if (length > width) {
                    throw error(
                            "a string of " + length + " bytes is longer than the width of " + width,
                            rowOf(cells, i, from, tableRow));
                }
                // where a null begins means nothing
                odd |= StringStores.place(src, length == 0 ? 0 : starts[i], length, to.bytes(), p, width, utf8);
            }
        }
        if (StringStores.isOdd(odd)) {
            requirePlain(cells, first, i, from, tableRow);
        }
    }

    @Override
    void storeCells(ColumnVector cells, int from, int rows, byte[] to, int at, long tableRow)
            throws FitsWriteException {
        if (!text) {
            super.storeCells(cells, from, rows, to, at, tableRow);
            return;
        }
        long odd = 0;
        int p = at;
        for (int row = from; row < from + rows; row++) {
            int length = elements(cells, row);
            int start = cells.stringStarts()[row];
            odd |= StringStores.copy(cells.stringBytes(), start, to, p, length, nonAscii == NonAscii.UTF8);
            p += length;
        }
        if (StringStores.isOdd(odd)) {
            requirePlain(cells, from, from + rows, from, tableRow);
        }
    }

    private void requirePlain(ColumnVector cells, int first, int end, int from, long tableRow)
            throws FitsWriteException {
        for (int i = first; i < end; i++) {
            if (cells.hasNulls() && cells.nulls()[i]) {
                continue;
            }
            int start = cells.stringStarts()[i];
            String problem =
                    StringStores.problem(cells.stringBytes(), start, start + cells.stringLengths()[i], nonAscii);
            if (problem != null) {
                throw error(problem, rowOf(cells, i, from, tableRow));
            }
        }
    }
}
