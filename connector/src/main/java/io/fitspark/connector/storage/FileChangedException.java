// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;

/** A file is not what it was when the scan was planned; decoding it by the old layout would give wrong values. */
public final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    FileChangedException(String path, String what) {
        super("The file changed since it was planned: " + path + ": " + what + ". Read it again with a new query.");
    }
}
