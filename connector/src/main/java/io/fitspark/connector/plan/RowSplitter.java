// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts a table into ranges of rows. */
final class RowSplitter {
    /** Keeps a slip in an option from filling the driver's memory with tasks. */
    private static final long MAX_SPLITS = 1 << 20;

    private RowSplitter() {}

    /** Rows that follow one another. */
    record RowSpan(long firstRow, long rows) {}

    /**
     * As few ranges as keep below {@code maxSplitBytes}, all of the same size but for one row; one row each if rows are longer
     * than that. None if there are no rows.
     *
     * @param bytes what all rows take, their heap cells included
     */
    static List<RowSpan> split(long rows, long bytes, long maxSplitBytes) {
        return split(rows, bytes, maxSplitBytes, 1);
    }

    /**
     * The same with cuts only between units of so many rows.
     *
     * @param unit rows that are best read together, 1 at least
     */
    static List<RowSpan> split(long rows, long bytes, long maxSplitBytes, long unit) {
        long units = rows / unit + (rows % unit == 0 ? 0 : 1);
        return splitUnits(units, bytes, maxSplitBytes).stream()
                .map(span -> rowsOf(span, unit, rows))
                .toList();
    }

    private static RowSpan rowsOf(RowSpan units, long unit, long rows) {
        long first = units.firstRow() * unit;
        // the last unit may be short
        long end = units.rows() > (rows - first) / unit ? rows : first + units.rows() * unit;
        return new RowSpan(first, end - first);
    }

    private static List<RowSpan> splitUnits(long rows, long bytes, long maxSplitBytes) {
        if (rows == 0) {
            return List.of();
        }
        long wanted = bytes / maxSplitBytes + (bytes % maxSplitBytes == 0 ? 0 : 1);
        long splits = Math.max(1, Math.min(Math.min(wanted, rows), MAX_SPLITS));
        long each = rows / splits;
        long longer = rows % splits;
        List<RowSpan> spans = new ArrayList<>((int) splits);
        long first = 0;
        for (long i = 0; i < splits; i++) {
            long count = i < longer ? each + 1 : each;
            spans.add(new RowSpan(first, count));
            first += count;
        }
        return spans;
    }
}
