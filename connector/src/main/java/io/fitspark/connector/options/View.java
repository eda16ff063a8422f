// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

/** What a row of the dataset is: the option {@code view}. */
public enum View {
    /** A row of a table. */
    ROWS,
    /** An HDU; only headers are read. */
    HDUS,
    /** A header card; only headers are read. */
    CARDS
}
