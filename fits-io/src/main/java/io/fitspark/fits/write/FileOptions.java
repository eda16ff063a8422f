// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.nio.file.Path;

/**
 * How a file is written.
 *
 * @param durable whether a local file is on disk, by fsync, before it appears under its name
 * @param spoolMemory bytes of each spool that stay in memory before a temporary file is made
 * @param spoolDirectory where temporary files are made; null for beside the target, or the JVM's own where there is no local target
 */
public record FileOptions(boolean durable, int spoolMemory, Path spoolDirectory) {

    private static final int MEMORY = 4 << 20;

    /** Refuses a negative size. */
    public FileOptions {
        if (spoolMemory < 0) {
            throw new IllegalArgumentException("spoolMemory is negative: " + spoolMemory);
        }
    }

    /** Not durable, 4 MiB of each spool in memory. */
    public static FileOptions defaults() {
        return new FileOptions(false, MEMORY, null);
    }

    /** With fsync or without. */
    public FileOptions withDurable(boolean fsync) {
        return new FileOptions(fsync, spoolMemory, spoolDirectory);
    }

    /** With another limit of memory for each spool. */
    public FileOptions withSpoolMemory(int bytes) {
        return new FileOptions(durable, bytes, spoolDirectory);
    }

    /** With another directory for temporary files. */
    public FileOptions withSpoolDirectory(Path directory) {
        return new FileOptions(durable, spoolMemory, directory);
    }
}
