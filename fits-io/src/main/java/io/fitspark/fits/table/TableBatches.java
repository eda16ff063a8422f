// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;

/** Batches of a row range, one after another. Not safe for concurrent use. */
public interface TableBatches {
    /**
     * Reads the next batch; it has one row at least.
     *
     * @return false, with the batch left alone, when there are no more rows
     */
    boolean next(ColumnBatch into) throws IOException;
}
