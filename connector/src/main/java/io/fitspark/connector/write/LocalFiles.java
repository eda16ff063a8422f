// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.IOException;
import java.nio.file.Path;

/** Gives names to the files of a task, in directories that are there. */
@FunctionalInterface
public interface LocalFiles {
    /** Where the next file is to be written; there is nothing yet. */
    Path next() throws IOException;
}
