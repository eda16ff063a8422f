// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;

import io.fitspark.fits.table.ColumnBatch;

/** The batches of some rows of one table. */
interface TableRows extends Closeable {
    /** Where the asked columns are in the batches. */
    TableView view();

    /** Fills the batch and returns its rows; 0 at the end. */
    int next(ColumnBatch into) throws IOException;

    /** Number in its table of the first row of the present batch. */
    long firstRow();
}
