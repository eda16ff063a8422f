// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.schema.ScanColumn;

/**
 * What a query wants of a dataset.
 *
 * @param columns the asked columns, in the order asked for; none if only rows count
 * @param conditions which rows count, all of them to hold
 * @param rows which of these rows
 * @param sample which blocks of rows; null for all
 */
public record ScanRequest(List<ScanColumn> columns, List<Condition> conditions, RowWindow rows, BlockSample sample) {
    public ScanRequest {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    /** All rows. */
    public static ScanRequest of(List<ScanColumn> columns) {
        return new ScanRequest(columns, List.of(), RowWindow.ALL, null);
    }

    public ScanRequest withRows(RowWindow window) {
        return new ScanRequest(columns, conditions, window, sample);
    }

    /** The same with more conditions. */
    public ScanRequest where(List<Condition> more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(more);
        return new ScanRequest(columns, all, rows, sample);
    }

    /** Whether headers tell how many rows there will be: not of a sample, nor if files may be passed over while they are read. */
    boolean rowsAreKnown(TableDataset dataset) {
        return sample == null && !dataset.mayPassOver();
    }

    /** Whether the rows of a table need not be read, only counted. */
    boolean rowsOnly() {
        return columns.stream().noneMatch(ScanColumn.OfTable.class::isInstance);
    }
}
