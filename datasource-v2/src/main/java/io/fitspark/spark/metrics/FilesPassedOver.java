// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Files, or parts of files read by other tasks, that were passed over as broken or missing, as the options say. */
public final class FilesPassedOver extends CustomSumMetric {
    static final String NAME = "fitsFilesPassedOver";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "files passed over";
    }
}
