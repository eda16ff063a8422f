// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

import io.fitspark.connector.read.ReadMetrics;

/** All metrics of a scan, as the Spark UI shows them. */
public final class FitsMetrics {
    private FitsMetrics() {}

    public static CustomMetric[] supported() {
        return new CustomMetric[] {
            new BytesRead(),
            new ReadRequests(),
            new RowsRead(),
            new DecodeTime(),
            new Splits(),
            new Files(),
            new FilesPassedOver()
        };
    }

    public static CustomTaskMetric[] ofTask(ReadMetrics metrics) {
        return new CustomTaskMetric[] {
            new Value(BytesRead.NAME, metrics.bytes()),
            new Value(ReadRequests.NAME, metrics.requests()),
            new Value(RowsRead.NAME, metrics.rows()),
            new Value(DecodeTime.NAME, metrics.decodeNanos() / 1_000_000),
            new Value(FilesPassedOver.NAME, metrics.passedOver())
        };
    }

    /** @param passedOver files that planning left out */
    public static CustomTaskMetric[] ofDriver(long splits, long files, long passedOver) {
        return new CustomTaskMetric[] {
            new Value(Splits.NAME, splits), new Value(Files.NAME, files), new Value(FilesPassedOver.NAME, passedOver)
        };
    }

    private record Value(String name, long value) implements CustomTaskMetric {}
}
