// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Rows that were written. The UI makes it by its class name, and Spark counts it as output by its name. */
public final class RecordsWritten extends CustomSumMetric {
    static final String NAME = "recordsWritten";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "rows written to FITS files";
    }
}
