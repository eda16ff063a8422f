// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

/** The same under a name that no other library uses: {@code spark.read.format("fitspark")}. */
public final class FitsparkDataSource extends FitsDataSource {
    @Override
    public String shortName() {
        return "fitspark";
    }
}
