// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** What is written is read back as it was, whatever the types, the number of rows and the batches. */
class PlainTableWriterTest {
    private static final TableOptions PLAIN = TableOptions.DEFAULT.withExtname("ROWS");

    private static List<ColumnSpec> allBinary() {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        specs.addAll(RandomTable.variable());
        return specs;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 999, 20_000})
    void writesEveryTypeInRows(int rows) throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(RandomTable.fixed()), rows, 1);
        WrittenFile.assertHolds(WrittenFile.inMemory(WrittenFile.table(table, PLAIN)), 1, table.batch());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 999, 20_000})
    void writesEveryTypeInTheHeap(int rows) throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(allBinary()), rows, 2);
        WrittenFile.assertHolds(WrittenFile.inMemory(WrittenFile.table(table, PLAIN)), 1, table.batch());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 999, 20_000})
    void writesAsciiTables(int rows) throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(RandomTable.ascii()), rows, 3);
        byte[] bytes = WrittenFile.inMemory(WrittenFile.table(table, PLAIN));
        WrittenFile.assertHolds(bytes, 1, table.batch());
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hdu(1).kind()).isEqualTo(HduKind.TABLE);
        }
        assertThat(bytes[bytes.length - 1]).isEqualTo((byte) (rows == 0 ? ' ' : bytes[bytes.length - 1]));
    }

    @Test
    void writesRandomSchemasInRandomBatchesAsInOne() throws IOException {
        Random random = new Random(20260101);
        for (int i = 0; i < 200; i++) {
            List<ColumnSpec> from = i % 5 == 0 ? RandomTable.ascii() : allBinary();
            TableSchema schema = TableSchema.of(RandomTable.some(from, random));
            RandomTable table = RandomTable.of(schema, random.nextInt(300), random.nextLong());
            byte[] once = WrittenFile.inMemory(WrittenFile.table(table, PLAIN));
            WrittenFile.assertHolds(once, 1, table.batch());
            TableOptions options = PLAIN.withBufferBytes(random.nextInt(1, 3000));
            if (random.nextBoolean()) {
                options = options.withRows(table.batch().rows());
            }
            byte[] split = WrittenFile.inMemory(inParts(table, options, random));
            assertThat(split).as("schema %s", schema).isEqualTo(once);
        }
    }

    private static WrittenFile.Content inParts(RandomTable table, TableOptions options, Random random) {
        return writer -> {
            TableWriter rows = writer.table(table.schema(), options);
            int done = 0;
            while (done < table.batch().rows()) {
                int count = Math.min(random.nextInt(0, 30), table.batch().rows() - done);
                rows.write(table.batch(), done, count);
                done += count;
                assertThat(rows.rows()).isEqualTo(done);
            }
        };
    }

    @Test
    void writesTheSameBytesWhateverTheOutput() throws IOException {
        for (List<ColumnSpec> specs : List.of(RandomTable.fixed(), allBinary(), RandomTable.ascii())) {
            RandomTable table = RandomTable.of(TableSchema.of(specs), 2000, 4);
            TableOptions options = PLAIN.withBufferBytes(5000).withMinMax(true);
            byte[] unknown = WrittenFile.inMemory(WrittenFile.table(table, options));
            assertThat(WrittenFile.inMemory(WrittenFile.table(table, options.withRows(2000))))
                    .isEqualTo(unknown);
            assertThat(WrittenFile.streamed(WrittenFile.table(table, options))).isEqualTo(unknown);
            assertThat(WrittenFile.streamed(WrittenFile.table(table, options.withRows(2000))))
                    .isEqualTo(unknown);
        }
    }

    @Test
    void writesSeveralTablesToAFile() throws IOException {
        RandomTable first = RandomTable.of(TableSchema.of(allBinary()), 100, 5);
        RandomTable second = RandomTable.of(TableSchema.of(RandomTable.ascii()), 10, 6);
        RandomTable third = RandomTable.of(TableSchema.of(RandomTable.fixed()), 0, 7);
        byte[] bytes = WrittenFile.inMemory(writer -> {
            writer.table(first.schema(), PLAIN.withExtver(1)).write(first.batch());
            writer.table(second.schema(), PLAIN.withExtver(2)).write(second.batch());
            writer.table(third.schema(), PLAIN.withExtver(3)).write(third.batch());
        });
        WrittenFile.assertHolds(bytes, 1, first.batch());
        WrittenFile.assertHolds(bytes, 2, second.batch());
        WrittenFile.assertHolds(bytes, 3, third.batch());
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hduCount()).isEqualTo(4);
            assertThat(file.find("rows", 2).orElseThrow().index()).isEqualTo(2);
        }
    }

    @Test
    void writesATableWithoutColumns() throws IOException {
        TableSchema schema = TableSchema.of(List.of());
        byte[] bytes = WrittenFile.inMemory(writer -> writer.table(schema, PLAIN));
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            assertThat(file.hdu(1).header().requireInteger("TFIELDS")).isZero();
        }
    }

    @Test
    void writesRowsThatAreLongerThanTheBuffer() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("a", "3000J"), ColumnSpec.variable("v", 'D')));
        RandomTable table = RandomTable.of(schema, 40, 8);
        byte[] bytes = WrittenFile.inMemory(WrittenFile.table(table, PLAIN.withBufferBytes(1)));
        WrittenFile.assertHolds(bytes, 1, table.batch());
    }

    @Test
    void putsCardsWhereTheyBelong() throws IOException {
        HeaderBuilder cards = HeaderBuilder.create()
                .set("TELESCOP", "none", "where from")
                .history("made for a test")
                .set("TUCD1", "pos.eq.ra", null);
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("ra", "1D").unit("deg").disp("F9.4").comment("right ascension"),
                ColumnSpec.variable("path", 'A').ucd("meta.file")));
        RandomTable table = RandomTable.of(schema, 3, 9);
        TableOptions options = PLAIN.withExtver(7).withHeader(cards);
        byte[] bytes = WrittenFile.inMemory(WrittenFile.table(table, options));
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            List<String> keywords = file.hdu(1).header().cards().stream()
                    .map(card -> card.keyword())
                    .filter(keyword -> !keyword.isEmpty())
                    .toList();
            assertThat(keywords)
                    .startsWith(
                            "XTENSION",
                            "BITPIX",
                            "NAXIS",
                            "NAXIS1",
                            "NAXIS2",
                            "PCOUNT",
                            "GCOUNT",
                            "TFIELDS",
                            "EXTNAME",
                            "EXTVER",
                            "TELESCOP",
                            "HISTORY",
                            "TUCD1",
                            "TTYPE1",
                            "TFORM1")
                    .endsWith("CHECKSUM", "DATASUM");
            assertThat(file.hdu(1).header().requireString("TUCD1")).isEqualTo("pos.eq.ra");
            assertThat(file.hdu(1).header().requireString("TFORM2")).matches("1PA\\([0-9]+\\)");
        }
    }

    @Test
    void leavesSumsOutIfTold() throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(RandomTable.fixed()), 5, 10);
        byte[] bytes = WrittenFile.inMemory(WrittenFile.table(table, PLAIN.withChecksum(false)));
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hdu(1).header().has("CHECKSUM")).isFalse();
            assertThat(file.hdu(1).header().has("DATASUM")).isFalse();
            assertThat(WrittenFile.cells(file, 1)).isEqualTo(WrittenFile.cells(table.batch()));
        }
    }

    @Test
    void saysHowLongTheLongestCellIs() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("v", "PJ"), ColumnSpec.of("w", "QA")));
        BatchBuilder builder = new BatchBuilder(schema);
        for (int r = 0; r < 5; r++) {
            for (int i = 0; i < r; i++) {
                builder.column(0).addLong(i);
            }
            builder.column(1).addString("abcdefgh".substring(r));
            builder.endRow();
        }
        byte[] bytes =
                WrittenFile.inMemory(writer -> writer.table(schema, PLAIN).write(builder.batch()));
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hdu(1).header().requireString("TFORM1")).isEqualTo("1PJ(4)");
            assertThat(file.hdu(1).header().requireString("TFORM2")).isEqualTo("1QA(8)");
        }
    }
}
