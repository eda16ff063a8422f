// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.fitspark.connector.options.Tolerance;
import io.fitspark.connector.storage.FileMissingException;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFormatException;

/** Files that a read leaves out because its options say so. */
public final class PassedOver {
    private static final Logger LOG = LoggerFactory.getLogger(PassedOver.class);

    private PassedOver() {}

    /** Whether what went wrong is of a kind to be passed over; a store that does not answer never is. */
    public static boolean byTolerance(Exception failure, Tolerance tolerance) {
        if (failure instanceof FileMissingException) {
            return tolerance.missingFiles();
        }
        return tolerance.corruptFiles() && failure instanceof FitsFormatException;
    }

    /** Tells the log, and gives back {@code then}. */
    public static <T> T logged(SourceFile file, Exception failure, T then) {
        LOG.warn("Passed over {}: {}", file.path(), failure.getMessage());
        return then;
    }
}
