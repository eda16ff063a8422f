// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded has the bytes that a naive twin makes, and is decoded to what it was. */
class EncodeRoundTripTest {
    /** Each form of column, with what makes it special. */
    static Stream<ColumnSpec> specs() {
        List<ColumnSpec> specs = new ArrayList<>();
        for (char code : "LXBIJKEDCM".toCharArray()) {
            for (String repeat : List.of("", "0", "1", "3", "17")) {
                specs.add(ColumnSpec.of("C", repeat + code));
            }
            specs.add(ColumnSpec.of("C", "12" + code).dims(3, 2, 2));
            for (String descriptor : List.of("P", "1P", "0P", "Q", "0Q")) {
                specs.add(ColumnSpec.of("C", descriptor + code));
            }
            specs.add(ColumnSpec.of("C", "P" + code).dims(3, 2, 4));
            specs.add(ColumnSpec.variable("C", code));
        }
        for (String form : List.of("A", "0A", "1A", "7A", "40A", "PA", "QA", "0PA", "12A:SSTR4/000")) {
            specs.add(ColumnSpec.of("C", form));
        }
        specs.add(ColumnSpec.of("C", "30A").dims(5, 3, 2));
        specs.add(ColumnSpec.of("C", "PA").dims(5, 3));
        specs.add(ColumnSpec.of("C", "QA").dims(9, 2, 3));
        for (String form : List.of("B", "3B", "PB", "I", "3I", "PI", "J", "3J", "PJ", "K", "3K", "QK")) {
            char code = form.charAt(form.length() - 1);
            specs.add(ColumnSpec.of("C", form).tnull(IntegerRange.least(code)));
            specs.add(ColumnSpec.of("C", form).tnull(IntegerRange.most(code)));
            specs.add(ColumnSpec.of("C", form).zero(zero(code)));
            specs.add(ColumnSpec.of("C", form).zero(zero(code)).tnull(7));
            specs.add(ColumnSpec.of("C", form).scale(0.5).zero(-3));
            specs.add(ColumnSpec.of("C", form).scale(2).zero(1).tnull(99));
        }
        for (String form : List.of("E", "2E", "PE", "D", "2D", "QD", "C", "2C", "PC", "M", "PM")) {
            specs.add(ColumnSpec.of("C", form).scale(0.25).zero(8));
        }
        for (ElementType type : ElementType.values()) {
            if (type != ElementType.STRING) {
                specs.add(ColumnSpec.ofType("C", type));
                specs.add(ColumnSpec.ofType("C", type, 2, 3));
            }
            specs.add(ColumnSpec.variableOfType("C", type));
        }
        for (int bits : new int[] {16, 32, 64}) {
            specs.add(ColumnSpec.unsigned("C", bits));
        }
        return specs.stream();
    }

    private static double zero(char code) {
        return switch (code) {
            case 'B' -> -128;
            case 'I' -> 0x1p15;
            case 'J' -> 0x1p31;
            default -> 0x1p63;
        };
    }

    @ParameterizedTest
    @MethodSource("specs")
    void keepsEveryCell(ColumnSpec spec) throws Exception {
        check(List.of(spec), new Random(1), 0, 50);
        check(List.of(spec), new Random(2), 0.3, 50);
        check(List.of(spec), new Random(3), 1, 3);
        check(List.of(spec), new Random(4), 0.3, 0);
        check(List.of(spec), new Random(5), 0.3, 1);
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsRandomTables(int seed) throws Exception {
        Random random = new Random(seed);
        List<ColumnSpec> all = specs().toList();
        List<ColumnSpec> specs = new ArrayList<>();
        int columns = random.nextInt(12);
        for (int i = 0; i < columns; i++) {
            ColumnSpec spec = all.get(random.nextInt(all.size()));
            specs.add(new ColumnSpec(
                    "C" + i,
                    spec.tform(),
                    spec.ascii(),
                    spec.open(),
                    spec.dims(),
                    spec.tnull(),
                    spec.nullText(),
                    spec.scale(),
                    spec.zero(),
                    null,
                    null,
                    null,
                    null));
        }
        check(specs, random, random.nextInt(3) * 0.2, random.nextInt(90));
    }

    private static void check(List<ColumnSpec> specs, Random random, double nullShare, int rows) throws Exception {
        TableSchema schema = TableSchema.of(specs);
        List<List<List<Object>>> model = new ArrayList<>();
        for (Column column : schema.columns()) {
            RandomCells cells = new RandomCells(column, random, nullShare);
            model.add(IntStream.range(0, rows).mapToObj(row -> cells.row()).toList());
        }
        BatchBuilder builder = new BatchBuilder(schema);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < model.size(); c++) {
                RandomCells.append(builder.column(c), model.get(c).get(row));
            }
            builder.endRow();
        }
        WrittenTable written = WrittenTable.of(schema, builder.batch(), random);
        checkBytes(schema, model, written, rows);
        ColumnBatch read = written.read();
        assertThat(read.rows()).isEqualTo(rows);
        checkCells(schema, model, read);
        assertThat(WrittenTable.of(schema, read, random).bytes()).isEqualTo(written.bytes());
        if (!schema.open().isEmpty()) {
            TableSchema wide = schema.widened();
            checkCells(schema, model, WrittenTable.of(wide, read).read());
        }
    }

    private static void checkBytes(TableSchema schema, List<List<List<Object>>> model, WrittenTable written, int rows)
            throws Exception {
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        for (Column column : schema.columns()) {
            for (int row = 0; row < rows; row++) {
                byte[] naive =
                        NaiveEncoder.cell(column, model.get(column.index()).get(row));
                if (column.form().isDescriptor()) {
                    heap.writeBytes(naive);
                } else {
                    int at = (int) (row * schema.rowBytes() + column.rowOffset());
                    byte[] fast = Arrays.copyOfRange(written.rows, at, at + (int) column.rowBytes());
                    assertThat(fast).as("%s, row %d", column, row).isEqualTo(naive);
                }
            }
        }
        assertThat(written.heap).isEqualTo(heap.toByteArray());
    }

    private static void checkCells(TableSchema schema, List<List<List<Object>>> model, ColumnBatch read) {
        for (Column column : schema.columns()) {
            List<List<Object>> cells = model.get(column.index());
            for (int row = 0; row < cells.size(); row++) {
                List<Object> expected = cells.get(row).stream()
                        .map(element -> RandomCells.expected(column, element))
                        .toList();
                assertThat(RandomCells.flat(column, Cells.cell(read.column(column.index()), row)))
                        .as("%s, row %d", column, row)
                        .isEqualTo(expected);
            }
        }
    }
}
