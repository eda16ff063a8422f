// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.table.TableLayout;

/** Rows of one file, read by one task. */
public sealed interface ScanTask extends Serializable {
    SourceFile file();

    /** Rows of a table whose header was read while planning; the task does not look at it again. */
    record RowRange(SourceFile file, TableLayout layout, long firstRow, long rows) implements ScanTask {}

    /** All rows of a table that the task finds for itself, in a file that planning did not open. */
    record WholeTable(SourceFile file, HduSelector hdu) implements ScanTask {}
}
