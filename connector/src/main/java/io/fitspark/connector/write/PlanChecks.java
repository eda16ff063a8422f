// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.IOException;
import java.io.OutputStream;

import io.fitspark.connector.WriteErrors;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;

/** Tries a plan on a table without rows, which goes nowhere: what FITS refuses shows before any task starts. */
final class PlanChecks {
    private PlanChecks() {}

    static void check(TablePlan plan) throws IOException {
        try (FitsWriter writer = FitsWriter.to(OutputStream.nullOutputStream(), "a trial", FileOptions.defaults())) {
            writer.table(plan.schema().first(), plan.tableOptions()).finish();
            writer.finish();
        } catch (FitsWriteException e) {
            throw WriteErrors.columns(
                    e.column().map(column -> "Column '" + column + "': ").orElse("")
                            + e.keyword().map(keyword -> keyword + ": ").orElse("")
                            + e.problem(),
                    "Change the options of the write.");
        }
    }
}
