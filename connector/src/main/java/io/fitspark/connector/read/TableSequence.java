// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;

import io.fitspark.connector.plan.ScanTask;
import io.fitspark.connector.storage.HadoopFiles;

/** The tables that a task names, one after another. Closing closes the file. */
interface TableSequence extends Closeable {
    /** The rows of the next table, to be closed before the one after it is asked for; null when there are no more. */
    TableRows next() throws IOException;

    /** Opens what a task names, for at most {@code limit} rows. */
    static TableSequence open(ScanTask task, ReadSpec spec, long limit, HadoopFiles files, ReadMetrics metrics)
            throws IOException {
        return task instanceof ScanTask.RowRange range
                ? RangeSequence.open(range, spec, limit, files, metrics)
                : FileSequence.open((ScanTask.WholeFile) task, spec, limit, files, metrics);
    }
}
