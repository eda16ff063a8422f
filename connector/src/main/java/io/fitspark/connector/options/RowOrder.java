// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

/** In which order the rows of all tasks lie in a single file. */
public enum RowOrder {
    /** Task after task, each in its order. */
    PRESERVE,
    /** Those of each task in its order, but rows that fill no tile come last. */
    RELAXED
}
