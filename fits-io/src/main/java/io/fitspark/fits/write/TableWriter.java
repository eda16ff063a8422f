// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;

/**
 * Writes the rows of one table, batch after batch. Rows are collected until there are enough of them, so that the size of the batches does
 * not matter. To be used by one thread.
 *
 * <p>After an exception nothing more can be written: the table and the file that it belongs to are to be closed, which leaves nothing behind.
 */
public interface TableWriter extends Closeable {
    /** The columns that are written. */
    TableSchema schema();

    /** Rows that were taken so far; of a table that is appended to, those that it had are included. */
    long rows();

    /**
     * Takes some rows of a batch; its arrays may be reused as soon as the call returns.
     *
     * @param batch one vector for each column of the {@link #schema}, in its order
     * @param from the first row of the batch that is taken
     * @param count how many are
     * @throws FitsWriteException if a value does not fit its column; names column and row
     * @throws IllegalArgumentException if the batch has other columns
     * @throws IndexOutOfBoundsException if the batch has no such rows
     */
    void write(ColumnBatch batch, int from, int count) throws IOException;

    /** Takes all rows of a batch. */
    default void write(ColumnBatch batch) throws IOException {
        write(Objects.requireNonNull(batch, "batch is null"), 0, batch.rows());
    }

    /**
     * Ends the table; more HDUs may follow in the file. Of an appender: puts the new file in the place of the old one.
     *
     * @throws FitsWriteException if the exact number of rows was given and another number was written
     */
    void finish() throws IOException;

    /** Releases what the table holds; without {@link #finish} before, the table is not written and its file cannot be finished. */
    @Override
    void close() throws IOException;
}
