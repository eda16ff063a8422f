// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Requests sent to the store. The UI makes it by its class name. */
public final class ReadRequests extends CustomSumMetric {
    static final String NAME = "fitsReadRequests";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "read requests";
    }
}
