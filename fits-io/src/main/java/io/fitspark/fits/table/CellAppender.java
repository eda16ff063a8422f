// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/** Decodes the cells of a P or Q column once their bytes are at hand. */
final class CellAppender {
    private final TableLayout layout;
    private final Column column;
    private final int elementBytes;

    CellAppender(TableLayout layout, Column column) {
        this.layout = layout;
        this.column = column;
        this.elementBytes = column.tform().element() == 'X' ? 0 : column.tform().elementBytes();
    }

    /**
     * Decodes the cells from index {@code from} up to {@code end}; they follow those that {@code to} has already.
     *
     * @param firstRow what added to an index makes the row in the batch
     */
    void append(ColumnVector to, HeapCells cells, int from, int end, int firstRow, RowNumbers numbers)
            throws FitsFormatException {
        int[] rowOffsets = to.rowOffsets();
        for (int row = from; row < end; row++) {
            int count = cells.counts()[row];
            if (to.type().element() == ElementType.STRING) {
                appendStrings(to, cells, row, count, numbers);
            } else {
                int runEnd = endOfAdjacentCells(cells, row, end);
                if (runEnd > row + 1) {
                    appendAdjacent(to, cells, row, runEnd, firstRow, numbers);
                    row = runEnd - 1;
                    continue;
                }
                checkShape(to, count, numbers, row);
                int at = to.add(count, false);
                if (column.tform().element() == 'L') {
                    if (LogicalKernels.heapLogicals(
                            Strided.run(cells.bytes(), cells.positions()[row], count), to.bytes(), to.nulls(), at)) {
                        to.markNulls();
                    }
                } else {
                    ElementDecoder.decode(to, Strided.run(cells.bytes(), cells.positions()[row], count), at);
                }
            }
            if (rowOffsets != null) {
                rowOffsets[firstRow + row + 1] = to.elementCount();
            }
        }
    }

    /** Cells that lie one behind the other are decoded as one; empty ones fit everywhere. */
    private int endOfAdjacentCells(HeapCells cells, int row, int end) {
        if (elementBytes == 0 || column.tform().element() == 'L') {
            return row + 1;
        }
        int next = row;
        long position = -1;
        while (next < end) {
            int count = cells.counts()[next];
            if (count > 0) {
                if (position >= 0 && cells.positions()[next] != position) {
                    break;
                }
                position = cells.positions()[next] + (long) count * elementBytes;
            }
            next++;
        }
        return next;
    }

    private void appendAdjacent(ColumnVector to, HeapCells cells, int from, int end, int firstRow, RowNumbers numbers)
            throws FitsFormatException {
        int before = to.elementCount();
        int count = 0;
        int position = -1;
        for (int row = from; row < end; row++) {
            checkShape(to, cells.counts()[row], numbers, row);
            if (position < 0 && cells.counts()[row] > 0) {
                position = cells.positions()[row];
            }
            count += cells.counts()[row];
            to.rowOffsets()[firstRow + row + 1] = before + count;
        }
        to.add(count, false);
        if (count > 0) {
            ElementDecoder.decode(to, Strided.run(cells.bytes(), position, count), before);
        }
    }

    private void appendStrings(ColumnVector to, HeapCells cells, int row, int count, RowNumbers numbers)
            throws FitsFormatException {
        boolean array = to.type().variable();
        int width = array ? column.stringWidth() : count;
        int strings = array ? (width == 0 ? 0 : count / width) : 1;
        if (array && (width == 0 ? count > 0 : count % width != 0)) {
            throw shapeError(count, numbers, row);
        }
        checkShape(to, strings, numbers, row);
        int bytes = to.addStringBytes(count);
        System.arraycopy(cells.bytes(), cells.positions()[row], to.stringBytes(), bytes, count);
        int at = to.add(strings, false);
        if (StringKernels.slices(
                Strided.run(to.stringBytes(), bytes, strings), width, to.stringStarts(), to.stringLengths(), at)) {
            to.repairStrings(at, at + strings);
        }
    }

    private void checkShape(ColumnVector to, int count, RowNumbers numbers, int row) throws FitsFormatException {
        int inner = to.elementsPerRow();
        if (inner != 1 && to.type().variable() && (inner == 0 ? count > 0 : count % inner != 0)) {
            throw shapeError(count, numbers, row);
        }
    }

    private FitsFormatException shapeError(int count, RowNumbers numbers, int row) {
        return layout.error(
                        Kind.BAD_DESCRIPTOR,
                        "a cell of " + count + " elements does not fill the axes of TDIM "
                                + column.keywords().tdim())
                .column(column.name())
                .row(numbers.row(row))
                .build();
    }
}
