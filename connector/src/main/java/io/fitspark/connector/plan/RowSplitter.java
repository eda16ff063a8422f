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

    /**
     * As few ranges as keep below {@code maxSplitBytes}, all of the same number of units but for one; one unit each if these are
     * longer than that. None if there are no rows. Cuts are only between units, counted from the table's first row.
     *
     * @param rows some rows of a table
     * @param bytes what these rows take, their heap cells included
     * @param unit rows that are best read together, 1 at least
     */
    static List<RowSpan> split(RowSpan rows, long bytes, long maxSplitBytes, long unit) {
        if (rows.rows() == 0) {
            return List.of();
        }
        long firstUnit = rows.firstRow() / unit;
        long lastUnit = (rows.firstRow() + rows.rows() - 1) / unit;
        return splitUnits(lastUnit - firstUnit + 1, bytes, maxSplitBytes).stream()
                .map(span -> rowsOf(span, firstUnit, unit, rows))
                .toList();
    }

    private static RowSpan rowsOf(RowSpan units, long firstUnit, long unit, RowSpan rows) {
        long end = rows.firstRow() + rows.rows();
        long from = (firstUnit + units.firstRow()) * unit;
        // the last unit may be short
        long to = units.rows() > (end - from) / unit ? end : from + units.rows() * unit;
        long first = Math.max(from, rows.firstRow());
        return new RowSpan(first, to - first);
    }

    private static List<RowSpan> splitUnits(long rows, long bytes, long maxSplitBytes) {
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
