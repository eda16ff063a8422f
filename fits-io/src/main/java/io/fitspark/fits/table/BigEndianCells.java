// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Cells as they are in a plain table, one row behind the other. */
final class BigEndianCells extends TileCells {
    private final byte[] cells;

    BigEndianCells(Column column, byte[] cells) {
        super(column);
        this.cells = cells;
    }

    @Override
    public long bytes() {
        return cells.length;
    }

    @Override
    void decode(ColumnVector to, int firstRow, int rows, int at, boolean borrowStrings, TileScratch scratch) {
        Strided from = new Strided(cells, firstRow * rowBytes(), rowBytes(), rows, to.elementsPerRow());
        FixedDecoder.decode(to, from, at, borrowStrings);
    }

    @Override
    boolean decodeDirectly(ColumnVector to, int firstRow, int rows, int at) {
        return false;
    }

    @Override
    void copyRows(int firstRow, int rows, byte[] to, int at) {
        System.arraycopy(cells, firstRow * rowBytes(), to, at, rows * rowBytes());
    }
}
