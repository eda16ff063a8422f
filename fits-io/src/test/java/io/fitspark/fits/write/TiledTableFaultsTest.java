// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions.Compression;

/** Whatever happens to a compressed table while it is written or appended to, its file is not there, is the old one, or is whole. */
class TiledTableFaultsTest {
    private static final FileOptions OPTIONS = FileOptions.defaults().withSpoolMemory(20_000);
    private static final TableOptions TABLE = TableOptions.DEFAULT
            .withCompression(Compression.ZTABLE)
            .withZoneMaps(true)
            .withTileRows(100)
            .withLevel(4)
            .withThreads(2, ForkJoinPool.commonPool());

    @TempDir
    private Path folder;

    private static RandomTable table(int rows, long seed) {
        try {
            List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
            RandomTable.variable().stream()
                    .filter(spec -> !spec.tform().endsWith("X"))
                    .forEach(specs::add);
            return RandomTable.of(TableSchema.of(specs), rows, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file with a table of a known, and one of an unknown number of rows. */
    public static final class NewTables implements WriteJob {
        private static final RandomTable ROWS = table(650, 1);

        /** For the JVM of its own. */
        public NewTables() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            WriteJob.create(OPTIONS, NewTables::write).run(target, around);
        }

        static void write(FitsWriter writer) throws IOException {
            writer.table(ROWS.schema(), TABLE).write(ROWS.batch());
            writer.table(ROWS.schema(), TABLE.withRows(650)).write(ROWS.batch());
        }
    }

    /** Rows for the first table of that file. */
    public static final class Append implements WriteJob {
        private static final RandomTable MORE = table(300, 3);

        /** For the JVM of its own. */
        public Append() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            FileRewrite rewrite = FileRewrite.open(target, file -> file.hdu(1), OPTIONS, around);
            try (TableWriter writer = FitsAppender.append(rewrite, TABLE, Integer.MAX_VALUE)) {
                writer.write(MORE.batch());
                writer.finish();
            }
        }
    }

    private WriteFaults faults(boolean append) throws IOException {
        return new WriteFaults(folder, append ? WrittenFile.inMemory(NewTables::write) : null);
    }

    private static WriteJob job(boolean append) {
        return append ? new Append() : new NewTables();
    }

    private static Class<? extends WriteJob> type(boolean append) {
        return append ? Append.class : NewTables.class;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailedWriteChangesNothing(boolean append) throws IOException {
        faults(append).failedWrites(job(append));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClosedFileChangesNothing(boolean append) throws IOException {
        faults(append).closedFile(job(append));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptChangesNothing(boolean append) throws IOException {
        faults(append).interrupts(job(append));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullDiskChangesNothing(boolean append) throws Exception {
        faults(append).fullDisk(type(append), 0.01, 0.5, 0.99);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKilledProcessLeavesTheOldFileOrAWholeOne(boolean append) throws Exception {
        faults(append).kills(type(append));
    }

    @Test
    void leavesNoSpoolBehind() throws IOException {
        Path spools = Files.createDirectory(folder.resolve("spools"));
        FileOptions options = FileOptions.defaults().withSpoolMemory(100).withSpoolDirectory(spools);
        WriteJob.create(options, NewTables::write).run(folder.resolve("a.fits"), UnaryOperator.identity());
        try (TableWriter given = FitsAppender.open(folder.resolve("a.fits"), 1, TABLE, options)) {
            given.write(RandomTable.of(given.schema(), 1000, 4).batch());
        }
        try (Stream<Path> left = Files.list(spools)) {
            assertThat(left).isEmpty();
        }
    }
}
