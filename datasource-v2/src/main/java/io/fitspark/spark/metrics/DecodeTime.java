// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.metrics;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Milliseconds spent on turning bytes into columns, without waiting for the bytes. The UI makes it by its class name. */
public final class DecodeTime extends CustomSumMetric {
    static final String NAME = "fitsDecodeTime";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "decode time (ms)";
    }
}
