// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.StoredCells;
import io.fitspark.fits.table.StoredTiles;

/** The rows of a tile of another table, as they are stored: nothing is lost of what a value cannot tell. */
final class StoredRows implements TileRows {
    private final int rows;
    private final byte[][] cells;
    private final StoredCells[] variable;

    StoredRows(StoredTiles tiles, long tile, List<Column> columns) throws IOException {
        this.rows = tiles.rows(tile);
        this.cells = new byte[columns.size()][];
        this.variable = new StoredCells[columns.size()];
        for (Column column : columns) {
            if (column.rowBytes() == 0) {
                continue;
            }
            if (column.form().isDescriptor()) {
                variable[column.index()] = tiles.variableCells(tile, column);
            } else {
                byte[] all = new byte[Math.toIntExact(column.rowBytes() * rows)];
                tiles.cells(tile, column, all);
                cells[column.index()] = all;
            }
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long heapBytes(Column column, int row) throws IOException {
        return column.tform().bytes(elements(column, row));
    }

    @Override
    public int elements(Column column, int row) throws IOException {
        StoredCells stored = variable[column.index()];
        return stored == null ? 0 : stored.count(row);
    }

    @Override
    public void cells(Column column, int from, int count, byte[] to, int at, long tableRow) {
        int width = (int) column.rowBytes();
        System.arraycopy(cells[column.index()], from * width, to, at, count * width);
    }

    @Override
    public void addCells(VariableCells to, int from, int count, long tableRow) throws IOException {
        variable[to.column().index()].elements(
                from, count, (elements, bytes, offset, length) -> to.add(elements, bytes, offset));
    }
}
