// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * Makes a batch of rows that come one by one. Each row has a cell in every column; {@link #endRow} ends it. The arrays are used again after
 * {@link #clear}. Not safe for concurrent use.
 */
public final class BatchBuilder {
    private final ColumnBatch batch = new ColumnBatch();
    private final ColumnAppender[] appenders;
    private int rows;

    /** An empty batch of a table. */
    public BatchBuilder(TableSchema schema) {
        batch.lend(schema.columns());
        appenders = new ColumnAppender[schema.columns().size()];
        for (int i = 0; i < appenders.length; i++) {
            appenders[i] = new ColumnAppender(batch.column(i));
        }
        clear();
    }

    /** What takes the values of the i-th column. */
    public ColumnAppender column(int i) {
        return appenders[i];
    }

    /** Number of rows that were ended. */
    public int rows() {
        return rows;
    }

    /**
     * Ends a row: what was appended to a variable-length column since the last row is its cell.
     *
     * @throws IllegalStateException if a column of a fixed size has more or fewer elements than its format says
     */
    public void endRow() {
        for (ColumnAppender appender : appenders) {
            appender.endRow(rows);
        }
        rows++;
    }

    /** The rows that were ended; valid until {@link #clear}, and then filled again. */
    public ColumnBatch batch() {
        batch.rows(rows);
        return batch;
    }

    /** Forgets all rows. */
    public void clear() {
        rows = 0;
        for (ColumnAppender appender : appenders) {
            appender.clear();
        }
    }
}
