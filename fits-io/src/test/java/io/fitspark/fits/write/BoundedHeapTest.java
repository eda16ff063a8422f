// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.compress.internal.gzip.ForkedJava;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** Tables of any length are written, widened and appended to in a small heap. */
class BoundedHeapTest {
    /** An empty JVM takes some MiB of it. */
    private static final String HEAP = "-Xmx64m";

    @TempDir
    private Path folder;

    /** Writes a table of some hundred MB in batches, with all that may be asked for, and appends to it. */
    static final class Writer {
        private static final int BATCH = 1000;
        private static final int BATCHES = 400;

        private Writer() {}

        /** The file to be written. */
        public static void main(String[] arguments) throws IOException {
            Path path = Path.of(arguments[0]);
            TableSchema schema = TableSchema.of(List.of(
                    ColumnSpec.of("id", "1J"),
                    ColumnSpec.of("values", "100E"),
                    ColumnSpec.string("name", 40),
                    ColumnSpec.variable("cells", 'D'),
                    ColumnSpec.variable("text", 'A')));
            ColumnBatch batch = RandomTable.batch(schema, BATCH, new Random(1));
            TableOptions options =
                    TableOptions.DEFAULT.withZoneMaps(true).withTileRows(100).withMinMax(true);
            try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
                TableWriter table = TableWriters.plain(writer, schema, options, 5_000_000);
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

    @Test
    void needsNoMoreMemoryForALongTable() throws Exception {
        Path path = folder.resolve("long.fits");
        ForkedJava java = ForkedJava.run(Writer.class, false, List.of(HEAP), path.toString());
        assertThat(java.output()).isEmpty();
        assertThat(java.exitCode()).isZero();
        assertThat(Files.size(path)).isGreaterThan(350_000_000);
        try (FitsFile file = FitsFile.open(path)) {
            WrittenFile.assertSound(file, 1);
            assertThat(file.hdu(1).header().requireInteger("NAXIS2")).isEqualTo(2L * Writer.BATCH * Writer.BATCHES);
            assertThat(file.hdu(1).header().requireString("TFORM4")).startsWith("1QD");
            assertThat(file.hduCount()).isEqualTo(3);
        }
    }
}
