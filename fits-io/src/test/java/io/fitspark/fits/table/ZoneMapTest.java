// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.encode.ColumnStatistics;
import io.fitspark.fits.table.encode.Zone;
import io.fitspark.fits.table.encode.ZoneMap;

class ZoneMapTest {
    private static final int TILE_ROWS = 7;

    private static ZoneMap open(byte[] bytes) throws Exception {
        FitsFile file = FitsFile.open(new MemoryRangeReader("zones.fits", bytes), FitsLimits.defaults());
        return ZoneMap.open(file, file.hdu(1));
    }

    private static byte[] zones(TableSchema schema, ColumnBatch batch) throws Exception {
        BatchBuilder rows = new BatchBuilder(ZoneMap.schema());
        List<ColumnStatistics> statistics =
                schema.columns().stream().map(ColumnStatistics::of).toList();
        for (int from = 0; from < batch.rows(); from += TILE_ROWS) {
            int first = from;
            int count = Math.min(TILE_ROWS, batch.rows() - from);
            statistics.forEach(column -> column.add(batch.column(column.column().index()), first, count));
            ZoneMap.append(rows, from / TILE_ROWS, statistics);
            statistics.forEach(ColumnStatistics::clear);
        }
        HeaderBuilder cards = HeaderBuilder.create();
        ZoneMap.addCards(cards, schema.columns().size(), batch.rows(), TILE_ROWS, 4_000_000_000L);
        return WrittenTable.of(ZoneMap.schema(), rows.batch()).bytes(cards);
    }

    private static byte[] zones(ColumnSpec spec, Object... scalars) throws Exception {
        TableSchema schema = TableSchema.of(List.of(spec));
        BatchBuilder builder = new BatchBuilder(schema);
        for (Object scalar : scalars) {
            RandomCells.append(builder.column(0), Arrays.asList(scalar));
            builder.endRow();
        }
        return zones(schema, builder.batch());
    }

    private static Zone zone(ColumnSpec spec, Object... scalars) throws Exception {
        Column column = TableSchema.of(List.of(spec)).columns().get(0);
        return open(zones(spec, scalars)).zones(column, 0, 1).get(0);
    }

    static Stream<ColumnSpec> specs() {
        return ColumnStatisticsTest.specs();
    }

    /** No element that is read lies outside the zone of its tile. */
    @ParameterizedTest
    @MethodSource("specs")
    void holdsEveryElementThatIsRead(ColumnSpec spec) throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            TableSchema schema = TableSchema.of(List.of(spec));
            Column column = schema.columns().get(0);
            RandomCells cells = new RandomCells(column, random, random.nextInt(2) * 0.3);
            BatchBuilder builder = new BatchBuilder(schema);
            int rows = random.nextInt(30);
            for (int row = 0; row < rows; row++) {
                RandomCells.append(builder.column(0), cells.row());
                builder.endRow();
            }
            ColumnVector read = WrittenTable.of(schema, builder.batch()).read().column(0);
            ZoneMap zones = open(zones(schema, builder.batch()));
            assertThat(zones.tiles()).isEqualTo((rows + TILE_ROWS - 1) / TILE_ROWS);
            List<Zone> all = zones.zones(column, 0, (int) zones.tiles());
            for (int tile = 0; tile < all.size(); tile++) {
                List<Object> elements = new ArrayList<>();
                IntStream.range(tile * TILE_ROWS, Math.min(rows, (tile + 1) * TILE_ROWS))
                        .forEach(row -> elements.addAll(RandomCells.flat(column, Cells.cell(read, row))));
                check(column, elements, all.get(tile));
            }
        }
    }

    private static void check(Column column, List<Object> elements, Zone zone) {
        assertThat(zone.elements()).isEqualTo(elements.size());
        assertThat(zone.nulls())
                .isEqualTo(elements.stream()
                        .filter(element -> element == null || element.equals(""))
                        .count());
        assertThat(zone.nans())
                .isEqualTo(elements.stream()
                        .filter(element -> !(element instanceof String)
                                && element != null
                                && element.toString().contains("NaN"))
                        .count());
        if (column.type().element() == ElementType.COMPLEX_FLOAT
                || column.type().element() == ElementType.COMPLEX_DOUBLE) {
            assertThat(zone.bounds()).isEmpty();
            return;
        }
        for (Object element : elements) {
            if (element != null
                    && (element instanceof String || !element.toString().equals("NaN"))) {
                assertThat(contains(zone.bounds().orElseThrow(), column.type().element(), element))
                        .as("%s in %s", element, zone)
                        .isTrue();
            }
        }
    }

    private static boolean contains(Zone.Bounds bounds, ElementType type, Object element) {
        if (bounds instanceof Zone.Reals reals) {
            double value = ((Number) element).doubleValue();
            return reals.min() <= value && value <= reals.max();
        }
        if (bounds instanceof Zone.Strings strings) {
            byte[] text = ((String) element).getBytes(StandardCharsets.UTF_8);
            return Arrays.compareUnsigned(strings.min().getBytes(StandardCharsets.UTF_8), text) <= 0
                    && strings.max()
                            .map(max -> Arrays.compareUnsigned(max.getBytes(StandardCharsets.UTF_8), text) >= 0)
                            .orElse(true);
        }
        Zone.Integers integers = (Zone.Integers) bounds;
        BigInteger value = element instanceof Boolean flag
                ? flag ? BigInteger.ONE : BigInteger.ZERO
                : new BigInteger(element.toString());
        value = type == ElementType.ULONG ? value.subtract(BigInteger.ONE.shiftLeft(63)) : value;
        return value.compareTo(BigInteger.valueOf(integers.min())) >= 0
                && value.compareTo(BigInteger.valueOf(integers.max())) <= 0;
    }

    @Test
    void keepsExactBoundsOfNumbers() throws Exception {
        assertThat(zone(ColumnSpec.of("c", "1J").tnull(0), 5L, null, -3L))
                .isEqualTo(new Zone(3, 1, 0, Optional.of(new Zone.Integers(-3, 5))));
        assertThat(zone(ColumnSpec.of("c", "1D"), 5.5, null, Double.NaN, Double.NEGATIVE_INFINITY))
                .isEqualTo(new Zone(4, 0, 2, Optional.of(new Zone.Reals(Double.NEGATIVE_INFINITY, 5.5))));
        assertThat(zone(ColumnSpec.of("c", "1E"), Float.NaN)).isEqualTo(new Zone(1, 0, 1, Optional.empty()));
        assertThat(zone(ColumnSpec.unsigned("c", 64), BigInteger.ZERO))
                .isEqualTo(new Zone(1, 0, 0, Optional.of(new Zone.Integers(Long.MIN_VALUE, Long.MIN_VALUE))));
        assertThat(zone(ColumnSpec.of("c", "1L"), true, null))
                .isEqualTo(new Zone(2, 1, 0, Optional.of(new Zone.Integers(1, 1))));
        assertThat(zone(ColumnSpec.ascii("c", "I21"), BigInteger.TEN.pow(19)))
                .isEqualTo(new Zone(1, 0, 0, Optional.empty()));
    }

    @Test
    void cutsStringsShortAndRoundsThemOutward() throws Exception {
        ColumnSpec wide = ColumnSpec.string("c", 100);
        String many = "x".repeat(40);
        assertThat(zone(wide, "b", "a  ", "c")).isEqualTo(strings(3, 0, "a", "c"));
        assertThat(zone(wide, many)).isEqualTo(strings(1, 0, "x".repeat(32), "x".repeat(31) + "y"));
        assertThat(zone(wide, "x".repeat(32))).isEqualTo(strings(1, 0, "x".repeat(32), "x".repeat(32)));
        assertThat(zone(wide, "x".repeat(32), many)).isEqualTo(strings(2, 0, "x".repeat(32), "x".repeat(31) + "y"));
        assertThat(zone(wide, "a" + "~".repeat(39))).isEqualTo(strings(1, 0, "a" + "~".repeat(31), "b"));
        assertThat(zone(wide, "~".repeat(33))).isEqualTo(strings(1, 0, "~".repeat(32), null));
        assertThat(zone(wide, "caf\u00e9", "a")).isEqualTo(strings(2, 0, "a", "cag"));
        assertThat(zone(wide, "\u00e9")).isEqualTo(strings(1, 0, "", null));
        assertThat(zone(wide, "b", null, " ")).isEqualTo(strings(3, 2, "", "b"));
    }

    private static Zone strings(int elements, int empty, String min, String max) {
        return new Zone(elements, empty, 0, Optional.of(new Zone.Strings(min, Optional.ofNullable(max))));
    }

    @Test
    void isOfOneTableOnly() throws Exception {
        ZoneMap zones = open(zones(ColumnSpec.of("c", "1J"), 1L, 2L));
        assertThat(zones.isOf(2, 1, 4_000_000_000L)).isTrue();
        assertThat(zones.isOf(3, 1, 4_000_000_000L)).isFalse();
        assertThat(zones.isOf(2, 2, 4_000_000_000L)).isFalse();
        assertThat(zones.isOf(2, 1, 4_000_000_001L)).isFalse();
        assertThat(zones.tileRows()).isEqualTo(TILE_ROWS);
    }

    @Test
    void readsSomeTilesOfSomeColumns() throws Exception {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("a", "1J"), ColumnSpec.of("b", "1D")));
        BatchBuilder rows = new BatchBuilder(schema);
        for (int row = 0; row < 10 * TILE_ROWS; row++) {
            rows.column(0).addLong(row);
            rows.column(1).addDouble(-row);
            rows.endRow();
        }
        ZoneMap zones = open(zones(schema, rows.batch()));
        assertThat(zones.zones(schema.columns().get(1), 3, 2))
                .containsExactly(
                        new Zone(7, 0, 0, Optional.of(new Zone.Reals(-27, -21))),
                        new Zone(7, 0, 0, Optional.of(new Zone.Reals(-34, -28))));
        assertThat(zones.zones(schema.columns().get(0), 10, 0)).isEmpty();
    }

    @Test
    void refusesHeadersThatContradictThemselves() throws Exception {
        byte[] good = zones(ColumnSpec.of("c", "1J"), Collections.nCopies(9, 1L).toArray());
        assertThat(open(good).tiles()).isEqualTo(2);
        refuses(
                good,
                "FSZVER  =                    1",
                "FSZVER  =                    2",
                "FSZVER is 2, only 1 is known");
        refuses(good, "FSZTILEN=                    7", "FSZTILEN=                    0", "FSZTILEN is 0");
        refuses(good, "FSZTILEN=                    7", "FSZTILEX=                    7", "FSZTILEN is missing");
        refuses(good, "FSZROWS =                    9", "FSZROWS =                   -9", "FSZROWS is -9");
        refuses(
                good,
                "FSZROWS =                    9",
                "FSZROWS =                   19",
                "NAXIS2 is 2, but there are 3 tiles of 1 columns");
        refuses(
                good,
                "FSZCOLS =                    1",
                "FSZCOLS =                    0",
                "NAXIS2 is 2, but there are 2 tiles of 0 columns");
        refuses(good, "TTYPE8  = 'IMIN    '", "TTYPE8  = 'OTHER   '", "column 8 is not IMIN of format 1K");
        refuses(good, "TFORM8  = '1K      '", "TFORM8  = '1D      '", "column 8 is not IMIN of format 1K");
    }

    private static void refuses(byte[] good, String what, String instead, String message) {
        String text = new String(good, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(what);
        byte[] bad = text.replace(what, instead).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> open(bad))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageStartingWith(message + " [zones.fits, HDU 1");
    }

    @Test
    void refusesRowsThatAreNotInOrder() throws Exception {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("c", "1J")));
        BatchBuilder rows = new BatchBuilder(ZoneMap.schema());
        ZoneMap.append(rows, 1, List.of(ColumnStatistics.of(schema.columns().get(0))));
        HeaderBuilder cards = HeaderBuilder.create();
        ZoneMap.addCards(cards, 1, 5, 7, 0);
        ZoneMap zones = open(WrittenTable.of(ZoneMap.schema(), rows.batch()).bytes(cards));
        assertThatThrownBy(() -> zones.zones(schema.columns().get(0), 0, 1))
                .isInstanceOf(FitsFormatException.class)
                .hasMessage("the zone of tile 1 and column 1 stands where that of tile 0 and column 1 should"
                        + " [zones.fits, HDU 1, row 0]");
    }
}
