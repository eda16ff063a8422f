// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.storage.RangeWriter;

/** A file of plain HDUs, and all that can happen to it. */
class WriteFaultsTest {

    private static final byte[] OLD = "an old file".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    /** Two tables, of which one is written in place and one is spooled. */
    public static final class Tables implements WriteJob {
        /** For the JVM of its own. */
        public Tables() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            FileOptions options = FileOptions.defaults().withSpoolMemory(50_000);
            WriteJob.create(options, Tables::write).run(target, around);
        }

        static void write(FitsWriter writer) throws IOException {
            TestHdu.random(1, 20_000, 10, 200_000).write(writer, true, 2);
            TestHdu.random(2, 20_000, 10, 200_000).write(writer, false, 3);
            TestHdu table = TestHdu.random(3, 30_000, 5, 100_000);
            try (HduOutput out = HduOutput.begin(writer.nextHdu(), 30, 150_000, (byte) 0)) {
                table.writePieces(out, 4);
                out.widenMain(5, 6, (from, to, rows, row) -> System.arraycopy(from, 0, to, 0, rows * 5));
                out.overwriteMain(0, new byte[10], 0, 10);
                out.finish(table.header(6));
            }
        }
    }

    private WriteFaults faults(boolean isOldThere) {
        return new WriteFaults(folder, isOldThere ? OLD : null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailedWriteLeavesTheOldFileOrNone(boolean isOldThere) throws IOException {
        faults(isOldThere).failedWrites(new Tables());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClosedFileLeavesTheOldFileOrNone(boolean isOldThere) throws IOException {
        faults(isOldThere).closedFile(new Tables());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptLeavesTheOldFileOrNone(boolean isOldThere) throws IOException {
        faults(isOldThere).interrupts(new Tables());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullDiskLeavesTheOldFileOrNone(boolean isOldThere) throws Exception {
        faults(isOldThere).fullDisk(Tables.class, 0.001, 0.3, 0.99);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKilledProcessLeavesTheOldFileOrNoneOrAWholeOne(boolean isOldThere) throws Exception {
        faults(isOldThere).kills(Tables.class);
    }

    @Test
    void aFullDeviceEndsAStream() throws IOException {
        try (OutputStream device = Files.newOutputStream(Path.of("/dev/full"));
                FitsWriter writer = FitsWriter.to(
                        device,
                        "full.fits",
                        FileOptions.defaults().withSpoolDirectory(folder).withSpoolMemory(10))) {
            assertThatThrownBy(() -> {
                        Tables.write(writer);
                        writer.finish();
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
            assertThatThrownBy(writer::finish).isInstanceOf(IOException.class).hasMessageContaining("failed before");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anErrorOfTheCallerLeavesNothing() throws IOException {
        Path target = folder.resolve("a.fits");
        assertThatThrownBy(() -> {
                    try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults())) {
                        Tables.write(writer);
                        throw new IllegalStateException("of the caller");
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("of the caller");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFailedWriteIsNotForgottenByTheOneThatFinishes() throws IOException {
        Path target = folder.resolve("a.fits");
        UnaryOperator<RangeWriter> around = writer -> new FaultyWriter(writer, FaultyWriter.Fault.ERROR, 3);
        try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults(), around)) {
            assertThatThrownBy(() -> Tables.write(writer))
                    .isInstanceOf(IOException.class)
                    .hasMessage(FaultyWriter.MESSAGE);
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file cannot be finished: writing to it failed before [" + target + "]");
        }
        assertThat(target).doesNotExist();
    }
}
