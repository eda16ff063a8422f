// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.fitspark.connector.plan.RowWindow;
import io.fitspark.connector.plan.ScanPlanner;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.SplitSettings;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.schema.ScanColumn;

/** Requests as tests need them. */
public final class Scans {
    private Scans() {}

    /** For columns of the tables. */
    public static ScanRequest of(Integer... columns) {
        return ScanRequest.of(
                Stream.of(columns).<ScanColumn>map(ScanColumn.OfTable::new).toList());
    }

    /** With a limit to which each task keeps. */
    public static ScanRequest limited(ScanRequest request, long limit) {
        return request.withRows(new RowWindow(0, limit, false));
    }

    /** With splits of that size. */
    public static List<TaskGroup> plan(TableDataset dataset, ScanRequest request, long maxPartitionBytes)
            throws IOException {
        return new ScanPlanner(dataset, request, new SplitSettings(maxPartitionBytes, 0, 1)).plan();
    }
}
