// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** 32-bit integers. */
final class IntCells extends TileCells {
    private final int[] cells;
    private final int perRow;

    IntCells(Column column, int[] cells) {
        super(column);
        this.cells = cells;
        this.perRow = (int) column.tform().repeat();
    }

    @Override
    public long bytes() {
        return 4L * cells.length;
    }

    @Override
    boolean decodeDirectly(ColumnVector to, int firstRow, int rows, int at) {
        if (!isPlain(to)) {
            return false;
        }
        System.arraycopy(cells, firstRow * perRow, to.ints(), at * perRow, rows * perRow);
        return true;
    }

    @Override
    void copyRows(int firstRow, int rows, byte[] to, int at) {
        int first = firstRow * perRow;
        for (int i = 0; i < rows * perRow; i++) {
            BigEndian.INT.set(to, at + 4 * i, cells[first + i]);
        }
    }
}
