// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * How a table is cut into batches.
 *
 * @param rowsBytes stored bytes of the rows of a batch, about; of a compressed table those of the columns asked for, before they were
 *     compressed. A batch has one row at least
 * @param maxRows rows of a batch at most
 * @param heapBytes heap bytes of the cells of a batch, unless a single row has more
 * @param keepWindow whether the stored rows of a plain table stay at hand as {@link ColumnBatch#window}
 */
public record BatchOptions(int rowsBytes, int maxRows, long heapBytes, boolean keepWindow) {
    /** Batches of about 1 MiB of rows, at most 2^16 rows and 16 MiB of heap. */
    public static final BatchOptions DEFAULT = new BatchOptions(1 << 20, 1 << 16, 16 << 20, false);

    public BatchOptions {
        if (rowsBytes < 1 || maxRows < 1 || heapBytes < 1) {
            throw new IllegalArgumentException(
                    "batches need room: " + rowsBytes + " bytes, " + maxRows + " rows, " + heapBytes);
        }
    }

    /** The same with the stored rows kept or not. */
    public BatchOptions withWindow(boolean keep) {
        return new BatchOptions(rowsBytes, maxRows, heapBytes, keep);
    }

    /** The same with another number of bytes. */
    public BatchOptions withRowsBytes(int bytes) {
        return new BatchOptions(bytes, maxRows, heapBytes, keepWindow);
    }

    /** The same with another greatest number of rows. */
    public BatchOptions withMaxRows(int rows) {
        return new BatchOptions(rowsBytes, rows, heapBytes, keepWindow);
    }
}
