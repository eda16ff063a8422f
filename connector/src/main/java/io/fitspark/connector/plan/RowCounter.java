// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import io.fitspark.connector.storage.ListedFile;

/** Counts rows from headers. */
public final class RowCounter {
    /** With more files than this, tasks read the headers. */
    private static final int MAX_FILES = 256;

    private RowCounter() {}

    /** Whether there are so few files that their headers may be read while a query is planned. */
    public static boolean isCheap(TableDataset dataset) {
        return dataset.files().size() <= MAX_FILES
                || IntStream.range(0, dataset.files().size()).allMatch(i -> dataset.headersIfKnown(i) != null);
    }

    /** The number of rows for which all conditions hold, or empty if there are so many files that a job should count. */
    public static OptionalLong count(TableDataset dataset, List<Condition> conditions) throws IOException {
        if (!isCheap(dataset)) {
            return OptionalLong.empty();
        }
        ScanRequest request = new ScanRequest(List.of(), conditions, RowWindow.ALL, null);
        List<Integer> files = new FileSelection(dataset, request).files();
        Map<Integer, FileHeaders> headers = dataset.headers(files);
        long rows = 0;
        for (int index : files) {
            ListedFile file = dataset.files().get(index);
            for (TableHeader table : headers.get(index).tables()) {
                if (conditions.isEmpty() || Condition.mayHold(conditions, dataset.values(FileSource.of(file), table))) {
                    rows = Math.addExact(rows, table.layout().rows());
                }
            }
        }
        return OptionalLong.of(rows);
    }
}
