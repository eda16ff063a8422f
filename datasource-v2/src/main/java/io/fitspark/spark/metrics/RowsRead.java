// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Rows handed to Spark. The UI makes it by its class name. */
public final class RowsRead extends CustomSumMetric {
    static final String NAME = "fitsRowsRead";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "rows read";
    }
}
