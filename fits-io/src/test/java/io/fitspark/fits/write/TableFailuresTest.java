// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** What goes wrong says where, and leaves nothing behind. */
class TableFailuresTest {
    private static final byte[] OLD = "what was there before".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void makeTheOldFile() throws IOException {
        target = folder.resolve("table.fits");
        Files.write(target, OLD);
    }

    private void assertNothingChanged() throws IOException {
        assertThat(Files.readAllBytes(target)).isEqualTo(OLD);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    private static ColumnBatch texts(TableSchema schema, int rows, int badRow, String bad) {
        BatchBuilder builder = new BatchBuilder(schema);
        for (int r = 0; r < rows; r++) {
            builder.column(0).addLong(r);
            builder.column(1).addString(r == badRow ? bad : "ok");
            builder.endRow();
        }
        return builder.batch();
    }

    @Test
    void namesColumnAndRowOfAValueThatDoesNotFit() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("number", "1J"), ColumnSpec.string("text", 5)));
        ColumnBatch good = texts(schema, 1000, -1, "");
        ColumnBatch bad = texts(schema, 1000, 345, "too long");
        try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, TableOptions.DEFAULT);
            table.write(good);
            assertThatThrownBy(() -> table.write(bad))
                    .isInstanceOf(FitsWriteException.class)
                    .hasMessageContaining("longer than the width of 5")
                    .hasMessageContaining("column text, row 1345");
            assertThatThrownBy(() -> table.write(good))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("writing the table has failed");
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("writing the table has failed");
        }
        assertNothingChanged();
    }

    @Test
    void refusesMoreRowsThanWereSaid() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("number", "1J"), ColumnSpec.string("text", 5)));
        try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, TableOptions.DEFAULT.withRows(15));
            table.write(texts(schema, 10, -1, ""));
            assertThatThrownBy(() -> table.write(texts(schema, 10, -1, "")))
                    .isInstanceOf(FitsWriteException.class)
                    .hasMessageContaining("the table was to have 15 rows, there are more");
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("writing the table has failed");
        }
        assertNothingChanged();
    }

    @Test
    void refusesFewerRowsThanWereSaid() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("number", "1J"), ColumnSpec.string("text", 5)));
        try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, TableOptions.DEFAULT.withRows(15));
            table.write(texts(schema, 10, -1, ""));
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(FitsWriteException.class)
                    .hasMessageContaining("the table was to have 15 rows, there are only 10");
        }
        assertNothingChanged();
    }

    @Test
    void doesNotFinishAFileWithATableThatWasGivenUp() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("number", "1J"), ColumnSpec.string("text", 5)));
        try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, TableOptions.DEFAULT);
            table.write(texts(schema, 10, -1, ""));
            table.close();
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the table is closed");
        }
        assertNothingChanged();
    }

    @Test
    void takesNoRowsAfterTheTableWasFinished() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("number", "1J"), ColumnSpec.string("text", 5)));
        try (FitsWriter writer = FitsWriter.create(target, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, TableOptions.DEFAULT);
            table.finish();
            table.close();
            assertThatThrownBy(() -> table.write(texts(schema, 10, -1, "")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the table is finished");
            writer.finish();
        }
        assertThat(Files.readAllBytes(target)).isNotEqualTo(OLD);
    }

    @Test
    void refusesTheHeaderOfAWholeHduAsCards() throws IOException {
        byte[] bytes = WrittenFile.inMemory(
                WrittenFile.table(RandomTable.of(TableSchema.of(RandomTable.fixed()), 1, 1), TableOptions.DEFAULT));
        Header header;
        try (var file = WrittenFile.open(bytes)) {
            header = file.hdu(1).header();
        }
        assertThatThrownBy(() -> TableOptions.DEFAULT.withHeader(HeaderBuilder.from(header)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("merge it into an empty one");
        assertThat(TableOptions.DEFAULT
                        .withHeader(HeaderBuilder.create().merge(header))
                        .header()
                        .has("TFORM1"))
                .isFalse();
    }
}
