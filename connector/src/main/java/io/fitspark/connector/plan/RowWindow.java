// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

/**
 * Some of the rows of a dataset.
 *
 * @param skip how many of the first rows do not count
 * @param limit how many of the rows after them do, at most
 * @param exact whether exactly these rows must be given; else there may be more, by tasks that each keep to the limit
 */
public record RowWindow(long skip, long limit, boolean exact) {
    /** All rows. */
    public static final RowWindow ALL = new RowWindow(0, Long.MAX_VALUE, false);

    public RowWindow {
        if (skip < 0 || limit < 0 || (skip > 0 && !exact)) {
            throw new IllegalArgumentException("skip " + skip + ", limit " + limit + ", exact " + exact);
        }
    }

    public boolean hasLimit() {
        return limit < Long.MAX_VALUE;
    }

    /** Rows from the first of the dataset to the last of the window. */
    long end() {
        return limit > Long.MAX_VALUE - skip ? Long.MAX_VALUE : skip + limit;
    }
}
