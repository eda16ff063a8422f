// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Bytes asked of the store. The UI makes it by its class name. */
public final class BytesRead extends CustomSumMetric {
    static final String NAME = "fitsBytesRead";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "bytes read from FITS files";
    }
}
