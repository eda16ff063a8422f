// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions.Compression;

/** Columns without bytes in compressed tables: some readers decode them like all others. */
class EmptyColumnsTest {
    private static final int ROWS = 5;

    @TempDir
    private Path folder;

    private Path written(String... forms) throws IOException {
        ColumnSpec[] specs = new ColumnSpec[forms.length];
        for (int i = 0; i < forms.length; i++) {
            specs[i] = ColumnSpec.of("c" + i, forms[i]);
        }
        TableSchema schema = TableSchema.of(List.of(specs));
        BatchBuilder builder = new BatchBuilder(schema);
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < forms.length; i++) {
                if (forms[i].equals("1J")) {
                    builder.column(i).addLong(row);
                } else if (forms[i].equals("0A")) {
                    builder.column(i).addString("");
                }
            }
            builder.endRow();
        }
        Path file = folder.resolve("empty.fits");
        TableOptions options = TableOptions.DEFAULT
                .withCompression(Compression.ZTABLE)
                .withTileRows(2)
                .withCodec("c1", TableCodec.RICE_1);
        try (FitsWriter writer = FitsWriter.create(file, FileOptions.defaults());
                TableWriter table = writer.table(schema, options)) {
            table.write(builder.batch());
            table.finish();
            writer.finish();
        }
        return file;
    }

    @Test
    void haveAnEmptyGzipMemberInEachTileWhateverCodecIsAskedFor() throws IOException {
        try (FitsFile file = FitsFile.open(written("1J", "0B", "0J", "0A"))) {
            Header header = file.hdu(1).header();

            assertThat(header.requireInteger("NAXIS2")).isEqualTo(3);
            for (int column = 2; column <= 4; column++) {
                assertThat(header.string("ZCTYP" + column)).contains("GZIP_1");
                assertThat(header.string("TFORM" + column)).contains("1QB(20)");
            }
        }
    }

    @Test
    void areReadWithTheOthers() throws IOException {
        try (FitsFile file = FitsFile.open(written("1J", "0B", "0A"))) {
            TableReader table = TableReader.open(file, file.hdu(1));
            ColumnBatch batch = new ColumnBatch();
            table.read(0, ROWS, new int[] {0, 1, 2}, batch);

            assertThat(batch.column(0).ints()).startsWith(0, 1, 2, 3, 4);
            assertThat(batch.column(1).elementCount()).isZero();
            assertThat(batch.column(2).stringLengths()).startsWith(0, 0, 0, 0, 0);
        }
    }

    @Test
    void mayBeAllThereAre() throws IOException {
        try (FitsFile file = FitsFile.open(written("0D", "0B"))) {
            assertThat(TableReader.open(file, file.hdu(1)).layout().rows()).isEqualTo(ROWS);
        }
    }
}
