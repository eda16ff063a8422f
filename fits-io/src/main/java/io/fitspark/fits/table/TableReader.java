// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.RangeReader;

/**
 * Reads cells of a table. Columns are given by their index. Safe for concurrent use, with a batch for each thread; does not own the
 * storage that it reads from.
 */
public sealed interface TableReader permits PlainTableReader, TiledTableReader {
    /** The reader of a table in an open file: binary, compressed or ASCII. */
    static TableReader open(FitsFile file, Hdu hdu) throws IOException {
        return open(file, hdu, TileOptions.DEFAULT);
    }

    /** The same with options for compressed tables. */
    static TableReader open(FitsFile file, Hdu hdu, TileOptions options) throws IOException {
        return of(file.reader(), TableLayout.of(file.name(), hdu), file.limits(), options);
    }

    /** The reader of a table whose layout is known: nothing is read yet. */
    static TableReader of(RangeReader reader, TableLayout layout, FitsLimits limits) throws IOException {
        return of(reader, layout, limits, TileOptions.DEFAULT);
    }

    /**
     * The same with options for compressed tables.
     *
     * @param options without meaning for a plain table
     */
    static TableReader of(RangeReader reader, TableLayout layout, FitsLimits limits, TileOptions options)
            throws IOException {
        return layout.isTiled()
                ? new TiledTableReader(reader, layout, limits, options)
                : new PlainTableReader(reader, layout, limits);
    }

    /** The layout that was given. */
    TableLayout layout();

    /**
     * Reads consecutive rows at once. The caller's batch keeps its arrays from call to call.
     *
     * @throws FitsFormatException if the file ends too early, a cell points to where nothing is, or holds text that is no number;
     *     if the values are more than arrays
     *     can hold or limits allow
     * @throws IndexOutOfBoundsException if the table has no such rows or columns
     */
    void read(long firstRow, int rows, int[] columns, ColumnBatch into) throws IOException;

    /** Reads the rows of ascending numbers; rows that are not asked for are not read. */
    void readRows(long[] rowNumbers, int[] columns, ColumnBatch into) throws IOException;

    /**
     * Reads consecutive rows batch by batch, in bounded memory.
     *
     * @param columns the columns that are decoded
     * @param kept further columns, of which only the stored bytes are kept in the window; none if the table is compressed, as
     *     {@link TableLayout#isTiled} says: it has no stored rows, and its batches have no window
     */
    TableBatches batches(long firstRow, long rows, int[] columns, int[] kept, BatchOptions options) throws IOException;
}
