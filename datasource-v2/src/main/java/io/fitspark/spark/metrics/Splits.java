// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Splits planned. The UI makes it by its class name. */
public final class Splits extends CustomSumMetric {
    static final String NAME = "fitsSplits";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "splits";
    }
}
