// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Files of the dataset. The UI makes it by its class name. */
public final class Files extends CustomSumMetric {
    static final String NAME = "fitsFiles";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "files";
    }
}
