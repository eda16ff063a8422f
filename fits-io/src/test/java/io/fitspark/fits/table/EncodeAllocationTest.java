// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.table.encode.CellEncoder;
import io.fitspark.fits.table.encode.ColumnStatistics;
import io.fitspark.fits.table.encode.NonAscii;

/** Neither appending, nor encoding, nor statistics allocate anything for a value. */
class EncodeAllocationTest {
    private static final int ROWS = 20_000;

    /** What a whole batch may cost: a few small objects. */
    private static final long SMALL = 4096;

    static Stream<ColumnSpec> specs() {
        return Stream.of(
                ColumnSpec.of("c", "1L"),
                ColumnSpec.of("c", "13X"),
                ColumnSpec.of("c", "1B").tnull(0),
                ColumnSpec.of("c", "3I").tnull(-1),
                ColumnSpec.unsigned("c", 32).tnull(7),
                ColumnSpec.unsigned("c", 64),
                ColumnSpec.of("c", "1J").scale(0.5).tnull(-9),
                ColumnSpec.of("c", "1E"),
                ColumnSpec.of("c", "2D"),
                ColumnSpec.of("c", "1C"),
                ColumnSpec.of("c", "1M"),
                ColumnSpec.string("c", 20),
                ColumnSpec.of("c", "30A").dims(5, 6),
                ColumnSpec.of("c", "PE"),
                ColumnSpec.of("c", "QK"),
                ColumnSpec.of("c", "PX"),
                ColumnSpec.of("c", "PA"),
                ColumnSpec.ascii("c", "A12"),
                ColumnSpec.ascii("c", "I9"),
                ColumnSpec.ascii("c", "F12.3"),
                ColumnSpec.ascii("c", "E14.6"));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void costsNothingAValue(ColumnSpec spec) throws Exception {
        TableSchema schema = TableSchema.of(List.of(spec));
        Column column = schema.columns().get(0);
        RandomCells random = new RandomCells(column, new Random(1), 0.1);
        List<List<Object>> cells = Stream.generate(random::row)
                .map(row -> row.stream().map(EncodeAllocationTest::ascii).toList())
                .limit(100)
                .toList();
        BatchBuilder rows = new BatchBuilder(schema);
        fill(rows, cells);
        rows.clear();
        CellEncoder encoder = CellEncoder.of(column, NonAscii.ERROR);
        ColumnStatistics statistics = ColumnStatistics.of(column);
        byte[] bytes = new byte[64 * ROWS];
        long appending = Long.MAX_VALUE;
        long encoding = Long.MAX_VALUE;
        long counting = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            rows.clear();
            long before = Allocation.bytes();
            fill(rows, cells);
            long filled = Allocation.bytes();
            encode(encoder, rows.batch().column(0), bytes);
            long encoded = Allocation.bytes();
            statistics.add(rows.batch().column(0), 0, ROWS);
            long counted = Allocation.bytes();
            appending = Math.min(appending, filled - before);
            encoding = Math.min(encoding, encoded - filled);
            counting = Math.min(counting, counted - encoded);
        }
        assertThat(appending).isLessThan(SMALL);
        assertThat(encoding).isLessThan(SMALL);
        assertThat(counting).isLessThan(SMALL);
    }

    private static Object ascii(Object element) {
        return element instanceof String text ? text.replaceAll("[^ -~]", "?") : element;
    }

    private static void fill(BatchBuilder rows, List<List<Object>> cells) {
        for (int row = 0; row < ROWS; row++) {
            RandomCells.append(rows.column(0), cells.get(row % cells.size()));
            rows.endRow();
        }
    }

    private static void encode(CellEncoder encoder, ColumnVector cells, byte[] to) throws Exception {
        if (encoder.column().form().isDescriptor()) {
            encoder.encodeElements(cells, 0, ROWS, to, 0, 0);
        } else {
            encoder.encode(cells, 0, ROWS, to, 0, (int) encoder.column().rowBytes(), 0);
        }
    }
}
