// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.util.Map;

/** The number of rows. */
final class CountWork implements Work {

    private final SparkTable table;
    private long rows;

    CountWork(SparkTable table) {
        this.table = table;
    }

    @Override
    public String variant() {
        return table.described("count()");
    }

    @Override
    public void run() {
        rows = table.load().count();
    }

    @Override
    public Map<String, String> checksums() {
        return Map.of("rows", Long.toString(rows));
    }
}
