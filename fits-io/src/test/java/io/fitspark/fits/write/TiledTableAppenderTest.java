// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.NonAscii;
import io.fitspark.fits.table.encode.ZoneMap;
import io.fitspark.fits.write.TableOptions.Compression;

/** Rows are appended to compressed tables, by ourselves and by others. */
class TiledTableAppenderTest {
    /** Of this level the JDK always makes the same bytes of the same; the native library of lower ones does not quite. */
    private static final TableOptions ZTABLE =
            TableOptions.DEFAULT.withCompression(Compression.ZTABLE).withLevel(4);

    private static final TableOptions UTF8 = TableOptions.DEFAULT.withNonAscii(NonAscii.UTF8);
    private static final FileOptions FILE = FileOptions.defaults();

    @TempDir
    private Path folder;

    /** The compressed tables of the corpus. */
    static List<String> tables() throws IOException {
        List<String> tables = new ArrayList<>();
        for (String name : Corpus.files("ztables")) {
            try (FitsFile file = FitsFile.open(Corpus.path(name))) {
                for (HduEntry entry : file.entries()) {
                    if (entry.kind() == HduKind.ZTABLE) {
                        tables.add(name + "#" + entry.index());
                    }
                }
            }
        }
        return tables;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void appendsTheRowsOfATableToItself(String table) throws IOException {
        String name = table.substring(0, table.indexOf('#'));
        int hdu = Integer.parseInt(table.substring(name.length() + 1));
        Path path = folder.resolve("copy.fits");
        Files.copy(Corpus.path(name), path);
        List<List<Object>> was;
        ColumnBatch batch = new ColumnBatch();
        try (FitsFile old = FitsFile.open(Corpus.path(name))) {
            TableReader reader = TableReader.open(old, old.hdu(hdu));
            reader.read(0, (int) reader.layout().rows(), all(reader), batch);
            was = WrittenFile.cells(batch);
        }
        try (TableWriter writer = FitsAppender.open(path, hdu, UTF8, FILE)) {
            writer.write(batch);
            writer.finish();
        }
        try (FitsFile now = FitsFile.open(path)) {
            List<List<Object>> is = WrittenFile.cells(now, hdu);
            for (int i = 0; i < was.size(); i++) {
                List<Object> twice = new ArrayList<>(was.get(i));
                twice.addAll(was.get(i));
                assertThat(is.get(i)).as("column %d", i + 1).isEqualTo(twice);
            }
            if (batch.rows() > 0) {
                assertThat(HduSums.verify(now, now.hdu(hdu))).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
            }
            assertThat(TableLayout.of("", now.hdu(hdu)).warnings()).isEmpty();
        }
        TiledTableWriterTest.restored(Files.readAllBytes(path), hdu);
    }

    private static int[] all(TableReader reader) {
        return reader.layout().columns().stream()
                .mapToInt(column -> column.index())
                .toArray();
    }

    private static byte[] written(RandomTable table, int rows, TableOptions options) throws IOException {
        return WrittenFile.inMemory(writer -> {
            try (TableWriter out = writer.table(table.schema(), options)) {
                out.write(table.batch(), 0, rows);
                out.finish();
            }
        });
    }

    private static TableSchema every() throws IOException {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        RandomTable.variable().stream()
                .filter(spec -> !spec.tform().endsWith("X"))
                .forEach(specs::add);
        return TableSchema.of(specs);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51, 99, 100, 130})
    void aTableThatRowsWereAppendedToIsOneWrittenAtOnce(int before) throws IOException {
        RandomTable table = RandomTable.of(every(), 211, before);
        TableOptions options = ZTABLE.withTileRows(50).withExtname("ROWS");
        Path path = folder.resolve("rows.fits");
        for (int batch : new int[] {1, 7, 200}) {
            Files.write(path, written(table, before, options));
            try (TableWriter writer = FitsAppender.open(path, "ROWS", ZTABLE, FILE)) {
                for (int done = before; done < 211; done += batch) {
                    writer.write(table.batch(), done, Math.min(batch, 211 - done));
                }
                assertThat(writer.rows()).isEqualTo(211);
                writer.finish();
            }
            byte[] appended = Files.readAllBytes(path);
            WrittenFile.assertHolds(appended, 1, table.batch());
            // a single small tile says nothing of how many rows a tile is to have
            int tileRows = before == 50 ? 211 : 50;
            assertThat(appended).isEqualTo(written(table, 211, options.withTileRows(tileRows)));
        }
    }

    @Test
    void rowsMayBeAppendedAgainAndAgain() throws IOException {
        RandomTable table = RandomTable.of(every(), 211, 4);
        TableOptions options = ZTABLE.withTileRows(20);
        Path path = folder.resolve("rows.fits");
        Files.write(path, written(table, 60, options));
        for (int done = 60; done < 211; done += 13) {
            try (TableWriter writer = FitsAppender.open(path, 1, ZTABLE, FILE)) {
                writer.write(table.batch(), done, Math.min(13, 211 - done));
                writer.finish();
            }
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(written(table, 211, options));
    }

    @Test
    void wholeTilesOfOthersAreCopiedAsTheyAre() throws IOException {
        for (String name : List.of("ztables/fpack_tile_7.fits", "ztables/rustfits_tile9.fits")) {
            Path path = folder.resolve("copy.fits");
            Files.copy(Corpus.path(name), path, StandardCopyOption.REPLACE_EXISTING);
            ColumnBatch batch = new ColumnBatch();
            try (FitsFile old = FitsFile.open(Corpus.path(name))) {
                TableReader reader = TableReader.open(old, old.hdu(1));
                reader.read(0, 5, all(reader), batch);
            }
            try (TableWriter writer = FitsAppender.open(path, 1, UTF8, FILE)) {
                writer.write(batch);
                writer.finish();
            }
            try (FitsFile old = FitsFile.open(Corpus.path(name));
                    FitsFile now = FitsFile.open(path)) {
                TableLayout before = TableLayout.of(name, old.hdu(1));
                TableLayout after = TableLayout.of(name, now.hdu(1));
                long whole = before.rows() / before.tiling().tileRows();
                assertThat(whole).isGreaterThan(1);
                StoredTiles from = new StoredTiles(old.reader(), before, FitsLimits.defaults());
                StoredTiles to = new StoredTiles(now.reader(), after, FitsLimits.defaults());
                for (long tile = 0; tile < whole; tile++) {
                    for (Column column : before.columns()) {
                        if (!column.form().isDescriptor()) {
                            assertThat(bytes(now, to.range(tile, column)))
                                    .isEqualTo(bytes(old, from.range(tile, column)));
                        }
                    }
                }
            }
        }
    }

    private static byte[] bytes(FitsFile file, ByteRange range) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(range.length())];
        file.reader().readFully(range.position(), bytes, 0, bytes.length);
        return bytes;
    }

    @Test
    void descriptorsBecomeWideWhereTheHeapGrowsBeyondNarrowOnes() throws IOException {
        RandomTable table = RandomTable.of(every(), 211, 5);
        Path path = folder.resolve("rows.fits");
        Files.write(path, written(table, 120, ZTABLE.withTileRows(25)));
        long heap;
        try (FitsFile file = FitsFile.open(path)) {
            heap = file.hdu(1).header().requireInteger("ZPCOUNT");
            assertThat(file.hdu(1).header().requireString("ZFORM26")).startsWith("1PL(");
        }
        FileRewrite rewrite = FileRewrite.open(path, file -> file.hdu(1), FILE);
        try (TableWriter writer = new TiledTableAppender(rewrite, ZTABLE, heap + 10)) {
            writer.write(table.batch(), 120, 91);
            writer.finish();
        }
        byte[] appended = Files.readAllBytes(path);
        WrittenFile.assertHolds(appended, 1, table.batch());
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(1).header().requireString("ZFORM26")).startsWith("1QL(");
        }
        assertThat(appended).isEqualTo(WrittenFile.inMemory(writer -> {
            try (TableWriter out = TableWriters.tiled(writer, table.schema(), ZTABLE.withTileRows(25), heap + 10)) {
                out.write(table.batch());
                out.finish();
            }
        }));
    }

    @Test
    void limitsAndZonesAreThoseOfAllRows() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("n", "1J"), ColumnSpec.variable("v", 'E')));
        RandomTable table = RandomTable.of(schema, 90, 6);
        TableOptions options = ZTABLE.withTileRows(20).withMinMax(true).withZoneMaps(true);
        Path path = folder.resolve("rows.fits");
        Files.write(path, written(table, 50, ZTABLE.withTileRows(20).withMinMax(true)));
        try (TableWriter writer = FitsAppender.open(path, 1, options, FILE)) {
            writer.write(table.batch(), 50, 40);
            writer.finish();
        }
        byte[] atOnce = written(table, 90, options);
        try (FitsFile appended = FitsFile.open(path);
                FitsFile expected = WrittenFile.open(atOnce)) {
            assertThat(appended.hduCount()).isEqualTo(3);
            assertThat(WrittenFile.cells(appended, 2)).isEqualTo(WrittenFile.cells(expected, 2));
            assertThat(appended.hdu(1).header().requireInteger("TDMAX1"))
                    .isEqualTo(expected.hdu(1).header().requireInteger("TDMAX1"));
        }
        try (TableWriter writer = FitsAppender.open(path, 1, ZTABLE, FILE)) {
            writer.write(table.batch(), 0, 1);
            writer.finish();
        }
        try (FitsFile appended = FitsFile.open(path)) {
            assertThat(appended.hdu(1).header().has("TDMAX1")).isFalse();
            assertThat(appended.hdu(1).header().has(ZoneMap.TABLE_KEYWORD)).isFalse();
            assertThat(appended.hduCount()).isEqualTo(2);
        }
    }

    @Test
    void nothingIsChangedWhereNothingIsAppendedOrTheWriterIsGivenUp() throws IOException {
        RandomTable table = RandomTable.of(every(), 100, 7);
        Path path = folder.resolve("rows.fits");
        byte[] before = written(table, 90, ZTABLE.withTileRows(20));
        Files.write(path, before);
        try (TableWriter writer = FitsAppender.open(path, 1, ZTABLE, FILE)) {
            writer.finish();
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        try (TableWriter writer = FitsAppender.open(path, 1, ZTABLE, FILE)) {
            writer.write(table.batch(), 90, 10);
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }
}
