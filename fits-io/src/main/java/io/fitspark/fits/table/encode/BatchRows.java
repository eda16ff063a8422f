// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;

/** Rows of batches. */
final class BatchRows implements TileRows {
    private final CellEncoder[] encoders;
    private ColumnBatch batch;

    BatchRows(TableSchema schema, NonAscii nonAscii) {
        encoders = schema.columns().stream()
                .map(column -> CellEncoder.of(column, nonAscii))
                .toArray(CellEncoder[]::new);
    }

    /** The same encoders for another batch. */
    BatchRows of(ColumnBatch next) {
        batch = next;
        return this;
    }

    @Override
    public int rows() {
        return batch.rows();
    }

    @Override
    public long heapBytes(Column column, int row) {
        return encoders[column.index()].heapBytes(batch.column(column.index()), row);
    }

    @Override
    public int elements(Column column, int row) {
        return encoders[column.index()].elements(batch.column(column.index()), row);
    }

    @Override
    public void cells(Column column, int from, int count, byte[] to, int at, long tableRow) throws FitsWriteException {
        int width = (int) column.rowBytes();
        encoders[column.index()].encode(batch.column(column.index()), from, count, to, at, width, tableRow);
    }

    @Override
    public void addCells(VariableCells to, int from, int count, long tableRow) throws FitsWriteException {
        int index = to.column().index();
        to.add(encoders[index], batch.column(index), from, count, tableRow);
    }
}
