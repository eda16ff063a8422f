// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

import io.fitspark.connector.plan.PassedOver;
import io.fitspark.connector.plan.ScanTask;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.SourceFile;
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
public final class TaskReader implements PresentRows, Closeable {
    private final Iterator<ScanTask> tasks;
    private final ReadSpec spec;
    private final HadoopFiles files;
    private final ReadMetrics metrics = new ReadMetrics();
    private final ColumnBatch batch = new ColumnBatch();

    private SourceFile file;
    private TableSequence tables;
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
            try {
                if (tables == null) {
                    if (!tasks.hasNext()) {
                        return false;
                    }
                    open(tasks.next());
                }
                if (nextOfFile()) {
                    return true;
                }
                closeFile();
            } catch (IOException | RuntimeException e) {
                if (!PassedOver.byTolerance(e, spec.tolerance())) {
                    throw e;
                }
                passOver(e);
            }
        }
        return false;
    }

    private void open(ScanTask task) throws IOException {
        file = task.source().file();
        tables = TableSequence.open(task, spec, left, files, metrics);
    }

    private boolean nextOfFile() throws IOException {
        while (true) {
            if (current == null) {
                current = tables.next();
                if (current == null) {
                    return false;
                }
                view = current.view();
            }
            rows = current.next(batch);
            if (rows > 0) {
                left -= rows;
                return true;
            }
            closeTable();
        }
    }

    private void passOver(Exception failure) {
        metrics.addPassedOver();
        PassedOver.logged(file, failure, null);
        Closing.after(failure, this::closeFile);
    }

    /** Where the columns of the present batch are; the same object as long as the batches come from one table. */
    public TableView view() {
        return view;
    }

    /** The present batch; without meaning if no column of the tables was asked for. */
    public ColumnBatch batch() {
        return batch;
    }

    /** Rows of the present batch. */
    @Override
    public int rows() {
        return rows;
    }

    /** Number in its table of the first row of the present batch. */
    @Override
    public long firstRow() {
        return current.firstRow();
    }

    /** The file of the present batch. */
    public SourceFile file() {
        return file;
    }

    public ReadMetrics metrics() {
        return metrics;
    }

    private void closeTable() throws IOException {
        if (current != null) {
            TableRows closing = current;
            current = null;
            closing.close();
        }
    }

    private void closeFile() throws IOException {
        try {
            closeTable();
        } finally {
            if (tables != null) {
                TableSequence closing = tables;
                tables = null;
                closing.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        left = 0;
        closeFile();
    }
}
