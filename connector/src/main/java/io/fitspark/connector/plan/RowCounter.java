// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.OptionalLong;

import io.fitspark.fits.table.TableLayout;

/** Counts rows from headers. */
public final class RowCounter {
    /** With more files than this, tasks read the headers. */
    private static final int MAX_FILES = 256;

    private RowCounter() {}

    /** The number of rows, or empty if there are so many files that a job should count. */
    public static OptionalLong count(TableDataset dataset) throws IOException {
        int files = dataset.files().size();
        if (files > MAX_FILES) {
            return OptionalLong.empty();
        }
        long rows = dataset.firstLayout().rows();
        for (TableLayout layout : HeaderReader.layouts(dataset, dataset.files().subList(1, files))) {
            rows = Math.addExact(rows, layout.rows());
        }
        return OptionalLong.of(rows);
    }
}
