// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Path;

import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.storage.Spool;

/** Where a file is being written to: its writer, and where the next HDU begins. */
final class FileOutput {
    private final RangeWriter out;
    private final FileOptions options;
    private final Path spoolDirectory;
    private long end;
    private int hdus;
    private boolean isMidway;

    FileOutput(RangeWriter out, FileOptions options, Path spoolDirectory) {
        this.out = out;
        this.options = options;
        this.spoolDirectory = options.spoolDirectory() != null ? options.spoolDirectory() : spoolDirectory;
    }

    String name() {
        return out.name();
    }

    RangeWriter writer() {
        return out;
    }

    FileOptions options() {
        return options;
    }

    /** Where the next HDU begins: a multiple of 2880. */
    long end() {
        return end;
    }

    /** The HDU that began at the end is whole and has so many bytes. */
    void advance(long length) {
        end = Math.addExact(end, length);
        hdus++;
    }

    /** How many HDUs are whole: the index of the next one. */
    int hdus() {
        return hdus;
    }

    /** A new spool; whoever asks closes it. */
    Spool spool() {
        return new Spool(options.spoolMemory(), spoolDirectory);
    }

    /**
     * Begins a step that must succeed, or the file cannot be finished: one that throws never comes to {@link #done}.
     *
     * @throws IOException if an earlier step failed
     */
    void begin() throws IOException {
        requireSound();
        isMidway = true;
    }

    /** Ends a step. */
    void done() {
        isMidway = false;
    }

    /** Refuses to go on after a step that failed. */
    void requireSound() throws IOException {
        if (isMidway) {
            throw new IOException("the file cannot be finished: writing to it failed before [" + name() + "]");
        }
    }
}
