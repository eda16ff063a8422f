// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Takes the cell of one column out of a row, or an element out of an array, and appends it to the table that is written. */
interface CellWriter {
    /** Appends the value at a place, which may be null. */
    void write(SpecializedGetters from, int ordinal);
}
