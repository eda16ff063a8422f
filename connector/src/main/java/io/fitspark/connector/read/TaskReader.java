// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

import io.fitspark.connector.plan.ScanTask;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.table.ColumnBatch;

/**
 * Reads what one task was given, batch by batch. Used by one thread, but for {@link #metrics()}.
 *
 * <pre>{@code
 * while (reader.next()) {
 *     use(reader.view(), reader.batch(), reader.rows());
 * }
 * }</pre>
 */
public final class TaskReader implements Closeable {
    private final Iterator<ScanTask> tasks;
    private final ReadSpec spec;
    private final HadoopFiles files;
    private final ReadMetrics metrics = new ReadMetrics();
    private final ColumnBatch batch = new ColumnBatch();

    private TableRows current;
    private TableView view;
    private long left;
    private int rows;

    public TaskReader(TaskGroup group, ReadSpec spec, HadoopFiles files) {
        this.tasks = group.tasks().iterator();
        this.spec = spec;
        this.files = files;
        this.left = spec.limit();
    }

    /**
     * Goes to the next batch, which has one row at least. The one before is no longer valid.
     *
     * @return false if there are no more rows
     */
    public boolean next() throws IOException {
        while (left > 0) {
            if (current == null) {
                if (!tasks.hasNext()) {
                    return false;
                }
                current = TableRows.open(tasks.next(), spec, left, files, metrics);
                view = current.view();
            }
            rows = current.next(batch);
            if (rows > 0) {
                left -= rows;
                return true;
            }
            closeCurrent();
        }
        return false;
    }

    /** Where the columns of the present batch are; the same object as long as the batches come from one table. */
    public TableView view() {
        return view;
    }

    /** The present batch; without meaning if no column was asked for. */
    public ColumnBatch batch() {
        return batch;
    }

    /** Rows of the present batch. */
    public int rows() {
        return rows;
    }

    public ReadMetrics metrics() {
        return metrics;
    }

    private void closeCurrent() throws IOException {
        if (current != null) {
            TableRows closing = current;
            current = null;
            closing.close();
        }
    }

    @Override
    public void close() throws IOException {
        left = 0;
        closeCurrent();
    }
}
