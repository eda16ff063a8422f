// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.fitspark.connector.plan.ImageRows;
import io.fitspark.connector.plan.RowSpan;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.ColumnBatch;

/** The batches of some rows of one table. */
interface TableRows extends Closeable {
    /**
     * Rows that are fetched and decoded.
     *
     * @param source the file; stays open when the rows are closed
     * @param image whose rows they are; null if they are those of a table
     */
    static TableRows of(
            RangeReader source,
            ImageRows image,
            TableView view,
            List<RowSpan> spans,
            ReadSpec spec,
            ReadMetrics metrics)
            throws IOException {
        return image == null
                ? new FetchedRows(source, view, spans, spec, metrics)
                : new FetchedTiles(source, image, view, spans, spec, metrics);
    }

    /** Where the asked columns are in the batches. */
    TableView view();

    /** Fills the batch and returns its rows; 0 at the end. */
    int next(ColumnBatch into) throws IOException;

    /** Number in its table of the first row of the present batch. */
    long firstRow();
}
