// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.Zone;
import io.fitspark.fits.table.encode.ZoneMap;

/** TDMINn, TDMAXn and the zone maps are those of the rows that were written, whatever the batches, and never outlive them. */
class TableStatisticsTest {
    private static final TableOptions LIMITS = TableOptions.DEFAULT.withMinMax(true);
    private static final TableOptions ZONES =
            TableOptions.DEFAULT.withZoneMaps(true).withTileRows(10);

    @TempDir
    private Path folder;

    private static TableSchema schema() throws IOException {
        return TableSchema.of(List.of(
                ColumnSpec.of("number", "1J").tnull(-1),
                ColumnSpec.of("real", "2D"),
                ColumnSpec.string("text", 5),
                ColumnSpec.variable("cells", 'I')));
    }

    /** Numbers from the row's, so that row r has r in the first column, -r and r / 2 in the second, r in the cell. */
    private static ColumnBatch rows(TableSchema schema, int from, int to) {
        BatchBuilder builder = new BatchBuilder(schema);
        for (int r = from; r < to; r++) {
            builder.column(0).addLong(r);
            builder.column(1).addDouble(-r);
            builder.column(1).addDouble(r / 2.0);
            builder.column(2).addString("t" + r);
            builder.column(3).addLong(r);
            builder.endRow();
        }
        return builder.batch();
    }

    @Test
    void setsTheLimitsOfTheValues() throws IOException {
        TableSchema schema = schema();
        byte[] bytes = WrittenFile.inMemory(writer -> {
            TableWriter table = writer.table(schema, LIMITS);
            table.write(rows(schema, 5, 30));
            table.write(rows(schema, 2, 20));
        });
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            Header header = file.hdu(1).header();
            assertThat(header.requireInteger("TDMIN1")).isEqualTo(2);
            assertThat(header.requireInteger("TDMAX1")).isEqualTo(29);
            assertThat(header.requireReal("TDMIN2")).isEqualTo(-29);
            assertThat(header.requireReal("TDMAX2")).isEqualTo(14.5);
            assertThat(header.has("TDMIN3")).isFalse();
            assertThat(header.requireInteger("TDMAX4")).isEqualTo(29);
            assertThat(file.hduCount()).isEqualTo(2);
        }
    }

    @Test
    void setsNoLimitsWhereThereAreNoValues() throws IOException {
        TableSchema schema = schema();
        byte[] bytes = WrittenFile.inMemory(writer -> writer.table(schema, LIMITS.withZoneMaps(true)));
        try (FitsFile file = WrittenFile.open(bytes)) {
            WrittenFile.assertSound(file, 1);
            assertThat(file.hdu(1).header().has("TDMIN1")).isFalse();
            assertThat(zones(file, 1, 2).tiles()).isZero();
        }
    }

    @Test
    void writesZoneMapsBehindTheTable() throws IOException {
        TableSchema schema = schema();
        byte[] bytes = WrittenFile.inMemory(writer -> {
            writer.table(schema, ZONES).write(rows(schema, 0, 47));
            writer.table(schema, TableOptions.DEFAULT).write(rows(schema, 0, 1));
        });
        try (FitsFile file = WrittenFile.open(bytes)) {
            assertThat(file.hduCount()).isEqualTo(4);
            assertThat(file.hdu(1).header().requireString("FSZONES")).isEqualTo("FITSPARK_ZONES");
            WrittenFile.assertSound(file, 1);
            WrittenFile.assertSound(file, 2);
            assertThat(file.hdu(2).extname()).contains(ZoneMap.EXTNAME);
            assertZones(file, 1, 2, 47);
        }
    }

    /** The zones are those of rows 0 to {@code rows}. */
    private static void assertZones(FitsFile file, int table, int hdu, int rows) throws IOException {
        ZoneMap zones = zones(file, table, hdu);
        assertThat(zones.tileRows()).isEqualTo(10);
        assertThat(zones.tiles()).isEqualTo((rows + 9) / 10);
        TableLayout layout = TableLayout.of(file.name(), file.hdu(table));
        for (int tile = 0; tile < zones.tiles(); tile++) {
            int last = Math.min(rows, 10 * tile + 10) - 1;
            int count = last + 1 - 10 * tile;
            List<Zone> found = List.of(
                    zones.zones(layout.columns().get(0), tile, 1).get(0),
                    zones.zones(layout.columns().get(1), tile, 1).get(0));
            assertThat(found)
                    .containsExactly(
                            new Zone(count, 0, 0, Optional.of(new Zone.Integers(10L * tile, last))),
                            new Zone(2L * count, 0, 0, Optional.of(new Zone.Reals(-last, last / 2.0))));
        }
    }

    private static ZoneMap zones(FitsFile file, int table, int hdu) throws IOException {
        TableLayout layout = TableLayout.of(file.name(), file.hdu(table));
        byte[] main = new byte[Math.toIntExact(layout.rows() * layout.rowBytes())];
        file.reader().readFully(layout.dataOffset(), main, 0, main.length);
        ZoneMap zones = ZoneMap.open(file, file.hdu(hdu));
        assertThat(zones.isOf(layout.rows(), layout.columns().size(), OnesSum.of(main, 0, main.length)))
                .isTrue();
        return zones;
    }

    @Test
    void tellsZoneMapsOfOneFileApart() throws IOException {
        TableSchema schema = schema();
        byte[] bytes = WrittenFile.inMemory(writer -> {
            for (int i = 0; i < 3; i++) {
                TableWriter table = writer.table(schema, ZONES);
                table.write(rows(schema, i, 30));
            }
        });
        try (FitsFile file = WrittenFile.open(bytes)) {
            for (int table = 1; table <= 5; table += 2) {
                assertThat(zones(file, table, table + 1).tiles()).isEqualTo(3);
                assertThat(file.find("FITSPARK_ZONES", table).orElseThrow().index())
                        .isEqualTo(table + 1);
            }
        }
    }

    @Test
    void isTheSameWhateverTheBatches() throws IOException {
        List<ColumnSpec> specs = new ArrayList<>(RandomTable.fixed());
        specs.addAll(RandomTable.variable());
        RandomTable table = RandomTable.of(TableSchema.of(specs), 1000, 1);
        TableOptions options = LIMITS.withZoneMaps(true).withTileRows(64);
        byte[] once = WrittenFile.inMemory(WrittenFile.table(table, options));
        Random random = new Random(2);
        byte[] split = WrittenFile.inMemory(writer -> {
            TableWriter rows = writer.table(table.schema(), options.withBufferBytes(100));
            for (int done = 0; done < 1000; ) {
                int count = Math.min(random.nextInt(1, 100), 1000 - done);
                rows.write(table.batch(), done, count);
                done += count;
            }
        });
        assertThat(split).isEqualTo(once);
        assertThat(WrittenFile.streamed(WrittenFile.table(table, options))).isEqualTo(once);
        byte[] widened = WrittenFile.inMemory(writer -> {
            TableWriter rows = TableWriters.plain(writer, table.schema(), options, 5000);
            rows.write(table.batch());
        });
        try (FitsFile file = WrittenFile.open(widened)) {
            WrittenFile.assertSound(file, 1);
            assertThat(zones(file, 1, 2).tiles()).isEqualTo(16);
        }
    }

    private Path written(TableOptions options) throws IOException {
        TableSchema schema = schema();
        Path path = folder.resolve("table.fits");
        Files.write(path, WrittenFile.inMemory(writer -> {
            writer.table(schema, options.withExtname("A")).write(rows(schema, 0, 25));
            writer.table(schema, options.withExtname("B")).write(rows(schema, 0, 35));
        }));
        return path;
    }

    private static void append(Path path, TableOptions options) throws IOException {
        TableSchema schema = schema();
        try (TableWriter writer = FitsAppender.open(path, "A", options, FileOptions.defaults())) {
            writer.write(rows(schema, 25, 41));
            writer.finish();
        }
    }

    @Test
    void removesWhatIsNotTrueAnyMoreWhenRowsAreAppended() throws IOException {
        Path path = written(LIMITS.withZoneMaps(true).withTileRows(10));
        append(path, TableOptions.DEFAULT);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hduCount()).isEqualTo(4);
            assertThat(file.hdu(1).header().has("TDMIN1")).isFalse();
            assertThat(file.hdu(1).header().has("FSZONES")).isFalse();
            assertThat(file.hdu(2).extname()).contains("B");
            WrittenFile.assertSound(file, 1);
            assertZones(file, 2, 3, 35);
        }
    }

    @Test
    void makesThemAnewWhenRowsAreAppendedIfTold() throws IOException {
        Path path = written(LIMITS.withZoneMaps(true).withTileRows(10));
        append(path, LIMITS.withZoneMaps(true).withTileRows(10));
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hduCount()).isEqualTo(5);
            assertThat(file.hdu(1).header().requireInteger("TDMAX1")).isEqualTo(40);
            assertThat(file.hdu(1).header().requireInteger("TDMIN1")).isZero();
            WrittenFile.assertSound(file, 1);
            assertZones(file, 1, 2, 41);
            assertZones(file, 3, 4, 35);
        }
    }

    @Test
    void keepsThemWhenOnlyCardsAreSet() throws IOException {
        Path path = written(LIMITS.withZoneMaps(true).withTileRows(10));
        HeaderBuilder cards = HeaderBuilder.create().set("OBJECT", "M31", null);
        try (TableWriter writer =
                FitsAppender.open(path, "A", TableOptions.DEFAULT.withHeader(cards), FileOptions.defaults())) {
            writer.finish();
        }
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(1).header().requireString("OBJECT")).isEqualTo("M31");
            assertThat(file.hdu(1).header().requireInteger("TDMAX1")).isEqualTo(24);
            WrittenFile.assertSound(file, 1);
            assertZones(file, 1, 2, 25);
            assertZones(file, 3, 4, 35);
        }
    }
}
