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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** Whatever happens to a plain table while it is written or appended to, its file is not there, is the old one, or is whole. */
class TableFaultsTest {
    private static final FileOptions OPTIONS = FileOptions.defaults().withSpoolMemory(50_000);
    private static final TableOptions TABLE =
            TableOptions.DEFAULT.withBufferBytes(20_000).withZoneMaps(true).withTileRows(100);

    @TempDir
    private Path folder;

    private static RandomTable table(int rows, long seed) {
        try {
            List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
            specs.addAll(RandomTable.variable());
            return RandomTable.of(TableSchema.of(specs), rows, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file with a table whose descriptors become wide, and an ASCII table. */
    public static final class NewTables implements WriteJob {
        private static final RandomTable BINARY = table(1000, 1);

        /** For the JVM of its own. */
        public NewTables() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            WriteJob.create(OPTIONS, NewTables::write).run(target, around);
        }

        static void write(FitsWriter writer) throws IOException {
            TableWriter wide = TableWriters.plain(writer, BINARY.schema(), TABLE, 100_000);
            wide.write(BINARY.batch());
            RandomTable text = RandomTable.of(TableSchema.of(RandomTable.ascii()), 1000, 2);
            writer.table(text.schema(), TABLE.withRows(1000)).write(text.batch());
        }
    }

    /** Rows for the first table of that file. */
    public static final class Append implements WriteJob {
        private static final RandomTable MORE = table(500, 3);

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

    private static byte[] before() throws IOException {
        return WrittenFile.inMemory(NewTables::write);
    }

    private WriteFaults faults(boolean append) throws IOException {
        return new WriteFaults(folder, append ? before() : null);
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
