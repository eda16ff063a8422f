// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Counts rows from headers. */
public final class RowCounter {
    /** With more files than this, tasks read the headers. */
    private static final int MAX_FILES = 256;

    private RowCounter() {}

    /** Whether there are so few files that their headers may be read while a query is planned. */
    public static boolean isCheap(TableDataset dataset) {
        boolean few = dataset.files().size() <= MAX_FILES;
        return IntStream.range(0, dataset.files().size())
                .allMatch(i -> dataset.headersIfKnown(i) != null
                        || (few
                                && !TableOpener.looksInflated(
                                        dataset.files().get(i).file())));
    }

    /** Whether a window of rows can be planned exactly. */
    public static boolean hasExactRows(TableDataset dataset) {
        return isCheap(dataset) && !dataset.mayPassOver();
    }

    /** The number of rows for which all conditions hold, or empty if a job should count. */
    public static OptionalLong count(TableDataset dataset, List<Condition> conditions) throws IOException {
        if (!isCheap(dataset)) {
            return OptionalLong.empty();
        }
        ScanRequest request = new ScanRequest(List.of(), conditions, RowWindow.ALL, null);
        List<Integer> files = new FileSelection(dataset, request).files();
        dataset.headers(files);
        long rows = 0;
        for (int index : files) {
            rows = Math.addExact(rows, dataset.rows(index, conditions));
        }
        return OptionalLong.of(rows);
    }
}
