// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.storage.MemoryRangeWriter;
import io.fitspark.fits.storage.RangeWriter;

/** What is left of a file whose header is being edited when that fails or is killed. */
class HeaderEditorFaultsTest {

    @TempDir
    Path folder;

    /** An edit for which the blocks of the header suffice. */
    public static final class InPlace implements WriteJob {
        /** For the JVM of its own. */
        public InPlace() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            HeaderEditor.edit(target, 1, cards -> cards.set("EDITED", "yes", ""), FileOptions.defaults());
        }
    }

    /** An edit for which they do not. */
    public static final class Growing implements WriteJob {
        /** For the JVM of its own. */
        public Growing() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            HeaderEditor.edit(target, 1, cards -> cards.set("EDITED", "yes ".repeat(1000), ""), FileOptions.defaults());
        }
    }

    private static byte[] file() throws IOException {
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        try (FitsWriter writer = FitsWriter.to(memory, FileOptions.defaults())) {
            TestHdu.random(1, 10_000, 10, 300_000).write(writer, true, 2);
            TestHdu.random(2, 10_000, 10, 300_000).write(writer, true, 2);
            writer.finish();
        }
        return memory.toBytes();
    }

    @Test
    void aKilledEditLeavesTheOldHeaderOrTheNewOne() throws Exception {
        new WriteFaults(folder, file()).kills(InPlace.class);
    }

    @Test
    void aKilledRewriteLeavesTheOldFileOrTheNewOne() throws Exception {
        new WriteFaults(folder, file()).kills(Growing.class);
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        new WriteFaults(folder, file()).fullDisk(Growing.class, 0.001, 0.5, 0.99);
    }
}
