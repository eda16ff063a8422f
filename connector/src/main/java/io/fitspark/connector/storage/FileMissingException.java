// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;

/** A file that was there when the scan was planned is gone. */
public final class FileMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    FileMissingException(String path) {
        super("The file changed since it was planned: " + path
                + ": it does not exist any more. Read the others with ignoreMissingFiles=true, or begin a new query.");
    }
}
