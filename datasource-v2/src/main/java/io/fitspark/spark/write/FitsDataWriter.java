// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.commit.StagedFile;
import io.fitspark.connector.commit.TaskOutput;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.write.TableFileWriter;
import io.fitspark.connector.write.WrittenFile;
import io.fitspark.spark.metrics.WriteMetrics;

/**
 * Writes the rows of a task. What the user got wrong is told to the commit rather than thrown: so it is not tried again, and is the job's error as it
 * is.
 */
final class FitsDataWriter implements DataWriter<InternalRow> {
    private final FitsDataWriterFactory factory;
    private final TaskOutput output;
    private final boolean first;
    private final Object[] partition;
    private final List<StagedFile> staged = new ArrayList<>();
    private TableFileWriter table;
    private CellWriter[] cells;
    private int[] ordinals;
    private String directory = "";
    private FitsUserException problem;
    private long rows;
    private long bytes;
    private long told;

    /** @param partition number of the task; the first one writes a file even if there are no rows */
    FitsDataWriter(FitsDataWriterFactory factory, TaskOutput output, int partition) {
        this.factory = factory;
        this.output = output;
        this.first = partition == 0;
        this.partition = new Object[factory.partitions().ordinals().length];
        this.ordinals = factory.ordinals();
    }

    @Override
    public void write(InternalRow row) throws IOException {
        if (problem != null) {
            return;
        }
        try {
            add(row);
        } catch (FitsUserException e) {
            problem = e;
        }
    }

    private void add(InternalRow row) throws IOException {
        if (!factory.partitions().isEmpty() && (factory.partitions().differ(row, partition) || table == null)) {
            stageTable();
            directory = factory.partitions().directory(partition);
        }
        if (table == null) {
            open();
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i].write(row, ordinals[i]);
        }
        table.builder().endRow();
        table.rowAdded();
        rows++;
    }

    private void open() throws IOException {
        table = new TableFileWriter(factory.plan(), output::nextFile);
        List<OutputField> fields = factory.plan().schema().fields();
        cells = new CellWriter[fields.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = CellWriters.of(table, i, fields.get(i));
        }
    }

    private void stageTable() throws IOException {
        if (table == null) {
            return;
        }
        for (WrittenFile file : table.finish()) {
            bytes += file.bytes();
            staged.add(output.stage(file.path(), directory, file.rows(), file.facts()));
        }
        table = null;
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
        try {
            if (problem == null) {
                if (table == null && first && factory.partitions().isEmpty()) {
                    open();
                }
                stageTable();
            }
        } catch (FitsUserException e) {
            problem = e;
        }
        if (problem != null) {
            closeTable();
            output.abort();
            return new FitsCommitMessage(List.of(), 0, problem);
        }
        WriteMetrics.tellTask(rows, bytes);
        return new FitsCommitMessage(staged, bytes - told, null);
    }

    @Override
    public void abort() throws IOException {
        closeTable();
        output.abort();
    }

    private void closeTable() throws IOException {
        if (table != null) {
            table.close();
            table = null;
        }
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        told = bytes;
        return WriteMetrics.ofTask(rows, bytes);
    }

    @Override
    public void close() throws IOException {
        try (output) {
            closeTable();
        }
    }
}
