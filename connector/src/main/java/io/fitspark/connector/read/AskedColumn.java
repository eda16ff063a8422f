// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import io.fitspark.connector.schema.ConstantType;
import io.fitspark.fits.table.Column;

/** A column that was asked for, and where its values are while the rows of one table are read. */
public sealed interface AskedColumn {
    /** Among the decoded columns of a batch. */
    record Decoded(Column column, int index) implements AskedColumn {}

    /** In the rows as stored. */
    record InWindow(Column column) implements AskedColumn {}

    /** The same in all rows. @param value null for null; else of the class that the type names */
    record Constant(ConstantType type, Object value) implements AskedColumn {}

    /** Null in all rows: this table does not have the column. */
    record Missing() implements AskedColumn {}

    /** The number of the row in its table. */
    record RowIndex() implements AskedColumn {}
}
