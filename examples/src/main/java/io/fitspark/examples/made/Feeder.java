// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import io.fitspark.fits.table.ColumnBatch;

/** Makes batches of the rows of a table. */
interface Feeder {
    /** Some rows; valid until the next call. */
    ColumnBatch batch(int from, int to);
}
