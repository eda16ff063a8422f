// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions.Compression;

/** A repack that does not come to its end leaves the old file as it was. */
class RepackFaultsTest {
    private static final FileOptions OPTIONS = FileOptions.defaults().withSpoolMemory(1000);

    @TempDir
    private Path folder;

    /** Drops dead bytes of one table, and makes other tiles of another. */
    public static final class Repack implements WriteJob {
        /** For the JVM of its own. */
        public Repack() {}

        @Override
        public void run(Path target, UnaryOperator<RangeWriter> around) throws IOException {
            FitsRepacker.all(target, TableOptions.DEFAULT, OPTIONS, around);
        }
    }

    private static byte[] old() throws IOException {
        byte[] file = WrittenFile.inMemory(writer -> {
            RandomTable rows = RandomTable.of(
                    TableSchema.of(List.of(ColumnSpec.of("d", "40D"), ColumnSpec.variable("cells", 'J'))), 900, 1);
            for (int tileRows : new int[] {300, 5}) {
                TableOptions options = TableOptions.DEFAULT
                        .withCompression(Compression.ZTABLE)
                        .withZoneMaps(true)
                        .withTileRows(tileRows);
                writer.table(rows.schema(), options).write(rows.batch());
            }
        });
        return DeadHeap.of(file, 1).append(50_000).bytes();
    }

    private WriteFaults faults() {
        try {
            return new WriteFaults(folder, old());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFailedWriteChangesNothing() throws IOException {
        faults().failedWrites(new Repack());
    }

    @Test
    void aClosedFileChangesNothing() throws IOException {
        faults().closedFile(new Repack());
    }

    @Test
    void anInterruptChangesNothing() throws IOException {
        faults().interrupts(new Repack());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskChangesNothing() throws Exception {
        faults().fullDisk(Repack.class, 0.1, 0.5, 0.8);
    }

    @Test
    void aKilledProcessLeavesAWholeFile() throws Exception {
        faults().kills(Repack.class);
    }
}
