// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Decides which files of a dataset a query needs. */
final class FileSelection {
    /** Headers that are read at a time at most where each tells whether the next is needed. */
    private static final int MAX_AT_A_TIME = 16;

    private final TableDataset dataset;
    private final ScanRequest request;

    FileSelection(TableDataset dataset, ScanRequest request) {
        this.dataset = dataset;
        this.request = request;
    }

    /** Indexes of the files, in order. With an exact window, the headers of all of them are known then. */
    List<Integer> files() throws IOException {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < dataset.files().size(); i++) {
            if (Condition.mayHold(
                    request.conditions(),
                    SourceValues.of(FileSource.of(dataset.files().get(i))))) {
                wanted.add(i);
            }
        }
        if (request.rows().exact()) {
            return upTo(wanted, request.rows().end());
        }
        return request.rows().hasLimit() && request.rowsAreKnown(dataset)
                ? asFarAsKnown(wanted, request.rows().limit())
                : wanted;
    }

    /** The first files that have so many rows together. */
    private List<Integer> upTo(List<Integer> wanted, long rows) throws IOException {
        long known = 0;
        int count = 0;
        int atATime = 1;
        while (count < wanted.size() && known < rows) {
            List<Integer> next = wanted.subList(count, Math.min(wanted.size(), count + atATime));
            atATime = Math.min(2 * atATime, MAX_AT_A_TIME);
            dataset.headers(next);
            for (int index : next) {
                known = Math.addExact(known, rowsOf(index));
                count++;
                if (known >= rows) {
                    break;
                }
            }
        }
        return wanted.subList(0, count);
    }

    /** The same without reading a header: up to the first file whose rows are not known, they are all that is asked for, or all. */
    private List<Integer> asFarAsKnown(List<Integer> wanted, long rows) {
        long known = 0;
        for (int i = 0; i < wanted.size(); i++) {
            if (dataset.headersIfKnown(wanted.get(i)) == null) {
                return wanted;
            }
            known += rowsOf(wanted.get(i));
            if (known >= rows) {
                return wanted.subList(0, i + 1);
            }
        }
        return wanted;
    }

    private long rowsOf(int index) {
        return dataset.rows(index, request.conditions());
    }
}
