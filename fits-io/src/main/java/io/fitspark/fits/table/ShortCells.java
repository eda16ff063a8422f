// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** 16-bit integers. */
final class ShortCells extends TileCells {
    private final short[] cells;
    private final int perRow;

    ShortCells(Column column, short[] cells) {
        super(column);
        this.cells = cells;
        this.perRow = (int) column.tform().repeat();
    }

    @Override
    public long bytes() {
        return 2L * cells.length;
    }

    @Override
    boolean decodeDirectly(ColumnVector to, int firstRow, int rows, int at) {
        if (!isPlain(to)) {
            return false;
        }
        System.arraycopy(cells, firstRow * perRow, to.shorts(), at * perRow, rows * perRow);
        return true;
    }

    @Override
    void copyRows(int firstRow, int rows, byte[] to, int at) {
        int first = firstRow * perRow;
        for (int i = 0; i < rows * perRow; i++) {
            BigEndian.SHORT.set(to, at + 2 * i, cells[first + i]);
        }
    }
}
