// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;

/** Rows that are to be put into tiles, wherever they come from. */
interface TileRows {
    /** Number of rows. */
    int rows();

    /** Bytes of the elements of a cell of a P or Q column. */
    long heapBytes(Column column, int row) throws IOException;

    /** Number of elements of a cell of a P or Q column. */
    int elements(Column column, int row) throws IOException;

    /**
     * Gives cells of a column that is not of P or Q, big-endian, one behind the other.
     *
     * @param tableRow number in the table of row {@code from}, for messages
     */
    void cells(Column column, int from, int count, byte[] to, int at, long tableRow) throws FitsWriteException;

    /** Adds cells of a P or Q column. */
    void addCells(VariableCells to, int from, int count, long tableRow) throws IOException;
}
