// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.fitspark.fits.storage.RangeWriter;

/**
 * Writes a local file, or writes it anew: the same bytes each time. For {@link WriteFaults}; those that run in a JVM of their own are classes with
 * a public constructor without parameters.
 */
@FunctionalInterface
public interface WriteJob {

    /**
     * Writes the file, or throws.
     *
     * @param target where it belongs
     * @param around to be put around the writer of the file
     */
    void run(Path target, UnaryOperator<RangeWriter> around) throws IOException;

    /** What is written to a new file. */
    @FunctionalInterface
    interface Content {
        /** Writes all HDUs; the file is finished by the caller. */
        void write(FitsWriter writer) throws IOException;
    }

    /** A job that makes a file with some content. */
    static WriteJob create(FileOptions options, Content content) {
        return (target, around) -> {
            try (FitsWriter writer = FitsWriter.create(target, options, around)) {
                content.write(writer);
                writer.finish();
            }
        };
    }
}
