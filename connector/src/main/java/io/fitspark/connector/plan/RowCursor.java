// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

/** Walks over the rows of a dataset, table by table, and tells which of each table are within a window. */
final class RowCursor {
    private final long skip;
    private final long end;
    private long at;

    RowCursor(RowWindow window) {
        this.skip = window.skip();
        this.end = window.end();
    }

    /** Whether no further row can be within the window. */
    boolean isAtEnd() {
        return at >= end;
    }

    /** Steps over the rows of the next table. */
    RowSpan take(long rows) {
        long first = Math.min(rows, Math.max(0, skip - at));
        long last = Math.min(rows, end - at);
        at = at > Long.MAX_VALUE - rows ? Long.MAX_VALUE : at + rows;
        return new RowSpan(first, Math.max(0, last - first));
    }
}
