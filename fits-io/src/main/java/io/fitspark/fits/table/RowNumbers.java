// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Which rows of a table are decoded, for messages. */
interface RowNumbers {
    /** Number in the table of the i-th row that is decoded. */
    long row(int i);
}
