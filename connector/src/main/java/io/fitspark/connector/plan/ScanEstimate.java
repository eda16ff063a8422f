// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.OptionalLong;

/**
 * What the optimiser is told of a scan.
 *
 * @param bytes about what the asked columns take in memory
 * @param rows exact, or empty if not all headers were read
 */
public record ScanEstimate(long bytes, OptionalLong rows) {
    /**
     * @param rowBytes about what the asked columns of a row take in memory
     */
    public static ScanEstimate of(TableDataset dataset, long rowBytes) {
        double rows = dataset.firstLayout().rows();
        if (dataset.files().size() == 1) {
            return new ScanEstimate(
                    bytes(rows, rowBytes), OptionalLong.of(dataset.firstLayout().rows()));
        }
        // the other files are taken to be as densely filled as the first
        double firstBytes = Math.max(1, dataset.files().get(0).file().length());
        double total = dataset.files().stream()
                .mapToDouble(file -> file.file().length())
                .sum();
        return new ScanEstimate(bytes(Math.max(1, rows) * total / firstBytes, rowBytes), OptionalLong.empty());
    }

    private static long bytes(double rows, long rowBytes) {
        return (long) Math.min(Long.MAX_VALUE, Math.max(1, rows * rowBytes));
    }
}
