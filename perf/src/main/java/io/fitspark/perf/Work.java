// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.util.Map;

/** What one row asks of one tool, ready to be done again and again. */
interface Work {

    /** The interface that is timed, in a few words. */
    String variant();

    /** One iteration: opens the file and decodes everything that was asked for, or writes a new file. */
    void run() throws IOException;

    /** Checksums of what the last {@link #run} decoded, or of what it wrote, by column; null if this tool decodes nothing. */
    Map<String, String> checksums() throws IOException;

    /** Removes what the last {@link #run} left behind. */
    default void clean() throws IOException {}

    /** What the last {@link #run} took beside time; nothing where that is not asked for. */
    default Map<String, Object> usage() throws IOException {
        return Map.of();
    }
}
