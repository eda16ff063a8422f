// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Arrays;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;

/**
 * The array descriptors of some rows of a P or Q column (FITS 4.0, section 7.3.5): number of elements and offset in the heap, 32 bits
 * each for P, 64 for Q. Those of P are taken as unsigned, so that a heap may have 4 GiB.
 */
final class Descriptors {
    private final TableLayout layout;
    private final Column column;
    private final long fileLength;
    private final long maxCellBytes;

    /** Number of elements per row. */
    int[] counts = {};

    /** Offset of the cell from the start of the heap, per row; 0 for empty cells, whose offset means nothing. */
    long[] offsets = {};

    Descriptors(TableLayout layout, Column column, long fileLength, FitsLimits limits) {
        this.layout = layout;
        this.column = column;
        this.fileLength = fileLength;
        this.maxCellBytes = Math.min(limits.maxCellBytes(), Integer.MAX_VALUE - (1 << 20));
    }

    /** Bytes of a cell in the heap. */
    long bytes(int row) {
        return column.tform().bytes(counts[row]);
    }

    /** Reads and checks the descriptors of some rows. */
    void parse(Strided cells, RowNumbers numbers) throws FitsFormatException {
        byte[] src = cells.bytes();
        int rows = cells.rows();
        if (counts.length < rows) {
            counts = new int[rows];
            offsets = new long[rows];
        }
        if (column.rowBytes() == 0) {
            Arrays.fill(counts, 0, rows, 0);
            return;
        }
        boolean wide = column.tform().code() == 'Q';
        for (int r = 0; r < rows; r++) {
            int p = cells.offset() + r * cells.stride();
            long count = wide ? (long) BigEndian.LONG.get(src, p) : (int) BigEndian.INT.get(src, p) & 0xFFFF_FFFFL;
            long start =
                    wide ? (long) BigEndian.LONG.get(src, p + 8) : (int) BigEndian.INT.get(src, p + 4) & 0xFFFF_FFFFL;
            if (count == 0) {
                counts[r] = 0;
                offsets[r] = 0;
                continue;
            }
            check(count, start, numbers, r);
            counts[r] = (int) count;
            offsets[r] = start;
        }
    }

    private void check(long count, long start, RowNumbers rows, int row) throws FitsFormatException {
        long heap = layout.heapBytes();
        // no element is shorter than a bit: more of them than this cannot be there, and the product below cannot
        // overflow
        boolean impossible = count < 0 || start < 0 || start > heap || count / 8 > heap;
        if (impossible || column.tform().bytes(count) > heap - start) {
            throw error(
                    Kind.BAD_DESCRIPTOR,
                    "a cell of " + count + " elements at heap offset " + start + " lies beyond the heap of " + heap
                            + " bytes",
                    rows.row(row));
        }
        long bytes = column.tform().bytes(count);
        if (bytes > maxCellBytes || count > Integer.MAX_VALUE - 8) {
            throw error(
                    Kind.LIMIT,
                    "a cell has " + count + " elements, more than the limit of " + maxCellBytes + " bytes",
                    rows.row(row));
        }
        if (layout.heapOffset() + start + bytes > fileLength) {
            throw error(Kind.TRUNCATED, "the file ends within the heap, before the end of a cell", rows.row(row));
        }
    }

    private FitsFormatException error(Kind kind, String problem, long row) {
        return layout.error(kind, problem).column(column.name()).row(row).build();
    }
}
