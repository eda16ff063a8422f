// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.compress.internal.gzip.ForkedJava;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions.Compression;

/** Compressed tables of any length are written and appended to in a small heap, with helpers or without. */
class TiledBoundedHeapTest {
    private static final int BATCH = 1000;
    private static final int BATCHES = 150;

    @TempDir
    private Path folder;

    /** Writes a table of some tiles, and appends as much to it. */
    static final class Writer {
        private Writer() {}

        /** The file to be written, and the number of threads. */
        public static void main(String[] arguments) throws IOException {
            Path path = Path.of(arguments[0]);
            int threads = Integer.parseInt(arguments[1]);
            TableSchema schema = TableSchema.of(List.of(
                    ColumnSpec.of("id", "1J"),
                    ColumnSpec.of("values", "30E"),
                    ColumnSpec.of("more", "20D"),
                    ColumnSpec.string("name", 40),
                    ColumnSpec.variable("cells", 'D'),
                    ColumnSpec.variable("text", 'A')));
            ColumnBatch batch = RandomTable.batch(schema, BATCH, new Random(1));
            ExecutorService helpers = Executors.newFixedThreadPool(threads);
            try {
                write(path, schema, batch, threads, helpers);
            } finally {
                helpers.shutdown();
            }
        }

        private static void write(
                Path path, TableSchema schema, ColumnBatch batch, int threads, ExecutorService helpers)
                throws IOException {
            TableOptions options = TableOptions.DEFAULT
                    .withCompression(Compression.ZTABLE)
                    .withZoneMaps(true)
                    .withMinMax(true)
                    .withThreads(threads, helpers);
            try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
                TableWriter table = writer.table(schema, options);
                for (int i = 0; i < BATCHES; i++) {
                    table.write(batch);
                }
                writer.finish();
            }
            try (TableWriter table = FitsAppender.open(path, 1, options, FileOptions.defaults())) {
                for (int i = 0; i < BATCHES; i++) {
                    table.write(batch);
                }
                table.finish();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void needsNoMoreMemoryForALongTable(int threads) throws Exception {
        Path path = folder.resolve("long.fits");
        // the JVM itself takes some MiB
        ForkedJava java =
                ForkedJava.run(Writer.class, false, List.of("-Xmx72m"), path.toString(), String.valueOf(threads));
        assertThat(java.output()).doesNotContain("Exception", "Error");
        assertThat(java.exitCode()).isZero();
        try (FitsFile file = FitsFile.open(path)) {
            WrittenFile.assertSound(file, 1);
            assertThat(file.hdu(1).header().requireInteger("ZNAXIS2")).isEqualTo(2L * BATCH * BATCHES);
            assertThat(file.hdu(1).header().requireInteger("NAXIS2")).isGreaterThan(8);
            assertThat(file.hduCount()).isEqualTo(3);
        }
        assertThat(Files.size(path)).isGreaterThan(80_000_000);
    }
}
