// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Decodes a column whose elements lie in the rows. */
final class FixedDecoder {
    private FixedDecoder() {}

    /** Makes room for the elements of all rows of a batch; overflows as an {@link ArithmeticException}. */
    static void reserve(ColumnVector to, int rows, boolean borrowStrings) {
        int elements = Math.multiplyExact(rows, to.elementsPerRow());
        to.add(elements, true);
        if (to.type().element() == ElementType.STRING && !borrowStrings) {
            to.addStringBytes(Math.multiplyExact(elements, to.column().stringWidth()));
        }
    }

    /**
     * Decodes some rows.
     *
     * @param rows where the column lies, in elements or strings
     * @param firstRow the first of the rows within the batch
     * @param borrowStrings whether the bytes outlive the batch, so that strings can stay where they are
     */
    static void decode(ColumnVector to, Strided rows, int firstRow, boolean borrowStrings) {
        int at = firstRow * to.elementsPerRow();
        if (to.elementsPerRow() == 0) {
            return;
        }
        if (to.type().element() != ElementType.STRING) {
            ElementDecoder.decode(to, rows, at);
        } else if (borrowStrings) {
            to.borrowStringBytes(rows.bytes());
            strings(to, rows, at);
        } else {
            strings(to, copy(to, rows, at), at);
        }
    }

    private static Strided copy(ColumnVector to, Strided rows, int at) {
        int width = to.column().stringWidth();
        int length = rows.count() * width;
        int start = at * width;
        for (int r = 0; r < rows.rows(); r++) {
            System.arraycopy(
                    rows.bytes(), rows.offset() + r * rows.stride(), to.stringBytes(), start + r * length, length);
        }
        return new Strided(to.stringBytes(), start, length, rows.rows(), rows.count());
    }

    private static void strings(ColumnVector to, Strided rows, int at) {
        int width = to.column().stringWidth();
        if (StringKernels.slices(rows, width, to.stringStarts(), to.stringLengths(), at)) {
            to.repairStrings(at, at + rows.rows() * rows.count());
        }
    }
}
