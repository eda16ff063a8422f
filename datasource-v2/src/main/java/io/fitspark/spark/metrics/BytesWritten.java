// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Bytes of the files that were written. The UI makes it by its class name, and Spark counts it as output by its name. */
public final class BytesWritten extends CustomSumMetric {
    static final String NAME = "bytesWritten";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "bytes written to FITS files";
    }
}
