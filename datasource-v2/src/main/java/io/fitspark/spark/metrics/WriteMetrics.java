// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.TaskContext;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** All metrics of a write, as the Spark UI shows them. */
public final class WriteMetrics {
    private WriteMetrics() {}

    public static CustomMetric[] supported() {
        return new CustomMetric[] {new BytesWritten(), new RecordsWritten()};
    }

    public static CustomTaskMetric[] ofTask(long rows, long bytes) {
        return new CustomTaskMetric[] {new Value(RecordsWritten.NAME, rows), new Value(BytesWritten.NAME, bytes)};
    }

    /** @param bytes those that no task has told */
    public static CustomTaskMetric[] ofDriver(long bytes) {
        return new CustomTaskMetric[] {new Value(BytesWritten.NAME, bytes)};
    }

    /** Tells the task's output what is known only when the task commits, after Spark has asked for the metrics. */
    public static void tellTask(long rows, long bytes) {
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.taskMetrics().outputMetrics().setRecordsWritten(rows);
            task.taskMetrics().outputMetrics().setBytesWritten(bytes);
        }
    }

    private record Value(String name, long value) implements CustomTaskMetric {}
}
