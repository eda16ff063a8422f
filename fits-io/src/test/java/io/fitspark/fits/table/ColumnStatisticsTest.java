// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.table.encode.ColumnStatistics;

class ColumnStatisticsTest {

    static Stream<ColumnSpec> specs() {
        return Stream.concat(
                EncodeRoundTripTest.specs(),
                Stream.of("A9", "I9", "I15", "I22", "F12.2", "E12.3").map(form -> ColumnSpec.ascii("C", form)));
    }

    private record Written(TableSchema schema, List<List<Object>> cells, ColumnBatch batch) {
        static Written random(ColumnSpec spec, Random random, int rows) throws Exception {
            TableSchema schema = TableSchema.of(List.of(spec));
            RandomCells cells = new RandomCells(schema.columns().get(0), random, random.nextInt(2) * 0.3);
            return of(
                    schema,
                    IntStream.range(0, rows).mapToObj(row -> cells.row()).toList());
        }

        static Written of(TableSchema schema, List<List<Object>> cells) {
            BatchBuilder builder = new BatchBuilder(schema);
            for (List<Object> cell : cells) {
                RandomCells.append(builder.column(0), cell);
                builder.endRow();
            }
            return new Written(schema, cells, builder.batch());
        }

        ColumnStatistics statistics() {
            ColumnStatistics statistics = ColumnStatistics.of(schema.columns().get(0));
            statistics.add(batch.column(0), 0, batch.rows());
            return statistics;
        }
    }

    private static Written column(ColumnSpec spec, Object... scalars) throws Exception {
        return Written.of(
                TableSchema.of(List.of(spec)),
                Arrays.stream(scalars).map(Arrays::asList).toList());
    }

    @ParameterizedTest
    @MethodSource("specs")
    void knowsWhatIsInTheCells(ColumnSpec spec) throws Exception {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            Written written = Written.random(spec, random, seed == 0 ? 0 : 1 + random.nextInt(60));
            check(written, written.statistics());
            check(written, inPieces(written, random));
        }
    }

    /** Statistics of pieces, some of which were on a journey, merged. */
    private static ColumnStatistics inPieces(Written written, Random random) throws Exception {
        Column column = written.schema().columns().get(0);
        ColumnStatistics all = ColumnStatistics.of(column);
        ColumnStatistics piece = ColumnStatistics.of(column);
        int rows = written.batch().rows();
        for (int from = 0; from < rows; ) {
            int count = Math.min(rows - from, random.nextInt(9));
            piece.add(written.batch().column(0), from, count);
            from += count;
            if (random.nextInt(3) == 0) {
                all.merge(copy(piece));
                piece.clear();
            }
        }
        all.merge(piece);
        return all;
    }

    private static ColumnStatistics copy(ColumnStatistics statistics) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(statistics);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ColumnStatistics) in.readObject();
        }
    }

    private static void check(Written written, ColumnStatistics statistics) throws Exception {
        Column column = written.schema().columns().get(0);
        List<Object> elements = new ArrayList<>();
        written.cells().forEach(elements::addAll);
        List<Object> values = elements.stream().filter(Objects::nonNull).toList();
        assertThat(statistics.elements()).isEqualTo(elements.size());
        assertThat(statistics.nulls()).isEqualTo(elements.size() - values.size());
        assertThat(statistics.nans())
                .isEqualTo(values.stream()
                        .filter(value -> value.toString().contains("NaN") && !(value instanceof String))
                        .count());
        checkLengths(column, written, statistics, elements);
        checkRange(column, WrittenTable.of(written.schema(), written.batch()).read(), statistics);
    }

    private static void checkLengths(
            Column column, Written written, ColumnStatistics statistics, List<Object> elements) {
        boolean strings = column.type().element() == ElementType.STRING;
        int longest = elements.stream()
                .filter(String.class::isInstance)
                .mapToInt(text -> ((String) text).getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
        assertThat(statistics.longestString()).isEqualTo(strings ? longest : 0);
        assertThat(statistics.emptyStrings())
                .isEqualTo(elements.stream()
                        .filter(text -> strings && (text == null || ((String) text).isBlank()))
                        .count());
        int cell = written.cells().stream().mapToInt(List::size).max().orElse(0);
        int counted = strings ? (column.type().variable() ? cell * column.stringWidth() : longest) : cell;
        assertThat(statistics.longestCell()).isEqualTo(column.form().isDescriptor() ? counted : 0);
    }

    /** The bounds are those of the numbers that are read. */
    private static void checkRange(Column column, ColumnBatch read, ColumnStatistics statistics) {
        ElementType type = column.type().element();
        List<BigDecimal> numbers = new ArrayList<>();
        boolean infinite = false;
        for (Object cell : Cells.all(read.column(0))) {
            for (Object element : RandomCells.flat(column, cell)) {
                boolean counts =
                        element instanceof Number && !element.toString().equals("NaN");
                infinite |= counts && element.toString().contains("Infinity");
                if (counts && !element.toString().contains("Infinity")) {
                    numbers.add(new BigDecimal(
                            element instanceof Float single ? Double.toString(single) : element.toString()));
                }
            }
        }
        if (infinite) {
            return;
        }
        assertThat(statistics.minimum().map(ColumnStatisticsTest::number))
                .as(type.toString())
                .isEqualTo(numbers.stream().min(BigDecimal::compareTo).map(ColumnStatisticsTest::plain));
        assertThat(statistics.maximum().map(ColumnStatisticsTest::number))
                .isEqualTo(numbers.stream().max(BigDecimal::compareTo).map(ColumnStatisticsTest::plain));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    private static String number(CardValue value) {
        if (value instanceof CardValue.Int number) {
            return plain(BigDecimal.valueOf(number.value()));
        }
        return value instanceof CardValue.BigInt big
                ? plain(new BigDecimal(big.value()))
                : plain(new BigDecimal(Double.toString(((CardValue.Real) value).value())));
    }

    @Test
    void saysWhichNumbersACardCanHold() throws Exception {
        assertThat(column(ColumnSpec.of("c", "1D"), 1.0, Double.POSITIVE_INFINITY, Double.NaN)
                        .statistics()
                        .maximum())
                .isEmpty();
        assertThat(column(ColumnSpec.of("c", "1D"), 1.0, Double.POSITIVE_INFINITY, Double.NaN)
                        .statistics()
                        .minimum())
                .contains(new CardValue.Real(1));
        assertThat(column(ColumnSpec.of("c", "1D"), Double.NaN, null)
                        .statistics()
                        .minimum())
                .isEmpty();
        assertThat(column(ColumnSpec.of("c", "1L"), true).statistics().minimum())
                .isEmpty();
        assertThat(column(ColumnSpec.string("c", 3), "a").statistics().maximum())
                .isEmpty();
        assertThat(column(ColumnSpec.unsigned("c", 64), BigInteger.ONE.shiftLeft(63), BigInteger.TWO)
                        .statistics()
                        .maximum())
                .contains(new CardValue.BigInt(BigInteger.ONE.shiftLeft(63)));
        assertThat(column(ColumnSpec.ascii("c", "I20"), BigInteger.TEN.pow(19))
                        .statistics()
                        .maximum())
                .contains(new CardValue.BigInt(BigInteger.TEN.pow(19)));
    }

    @Test
    void knowsWhatIsReadOfScaledNumbers() throws Exception {
        assertThat(column(ColumnSpec.of("c", "1J").scale(0.5), 1.3, 2.2)
                        .statistics()
                        .maximum())
                .contains(new CardValue.Real(2));
        assertThat(column(ColumnSpec.of("c", "1J").scale(-2), 1.3, 5.2)
                        .statistics()
                        .minimum())
                .contains(new CardValue.Real(2));
        assertThat(column(ColumnSpec.ascii("c", "F9.1"), 1.26, 1.27)
                        .statistics()
                        .minimum())
                .contains(new CardValue.Real(1.3));
        assertThat(column(ColumnSpec.of("c", "1E").scale(3), 1.0).statistics().maximum())
                .contains(new CardValue.Real((double) (1 / 3f) * 3));
    }

    @Test
    void choosesATnullThatNoValueEquals() throws Exception {
        assertThat(column(ColumnSpec.of("c", "1I"), 5L, null).statistics().freeNullValue())
                .isEqualTo(-32768);
        assertThat(column(ColumnSpec.of("c", "1I"), -32768L, null).statistics().freeNullValue())
                .isEqualTo(32767);
        assertThat(column(ColumnSpec.of("c", "1J"), -2147483648L, 2147483647L)
                        .statistics()
                        .freeNullValue())
                .isEqualTo(-1);
        assertThat(column(ColumnSpec.of("c", "1K"), Long.MAX_VALUE).statistics().freeNullValue())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(column(ColumnSpec.of("c", "1B"), 0L, 255L, 254L).statistics().freeNullValue())
                .isEqualTo(253);
        assertThat(column(ColumnSpec.ofType("c", ElementType.BYTE), -128L)
                        .statistics()
                        .freeNullValue())
                .isEqualTo(255);
        assertThat(column(ColumnSpec.unsigned("c", 16), 0L, 65535L).statistics().freeNullValue())
                .isEqualTo(-1);
        assertThat(column(ColumnSpec.unsigned("c", 32), 0L).statistics().freeNullValue())
                .isEqualTo(2147483647);
        assertThat(column(ColumnSpec.unsigned("c", 64), BigInteger.ZERO)
                        .statistics()
                        .freeNullValue())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(column(ColumnSpec.of("c", "1I").scale(0.5), -16384.0)
                        .statistics()
                        .freeNullValue())
                .isEqualTo(32767);
    }

    /** Whatever is chosen can be written. */
    @ParameterizedTest
    @MethodSource("specs")
    void choosesATnullThatCanBeWritten(ColumnSpec spec) throws Exception {
        Written written = Written.random(spec, new Random(5), 20);
        Column column = written.schema().columns().get(0);
        if (column.isAscii() || !column.tform().isInteger()) {
            assertThatThrownBy(() -> written.statistics().freeNullValue())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("column C has no TNULL");
            return;
        }
        long free = written.statistics().freeNullValue();
        TableSchema schema = TableSchema.of(List.of(spec.tnull(free)));
        Written other = Written.of(schema, written.cells());
        assertThat(WrittenTable.of(schema, other.batch()).read().column(0).rows())
                .isEqualTo(20);
    }

    @Test
    void refusesToChooseAmongValues() throws Exception {
        Object[] bytes =
                IntStream.range(0, 256).mapToObj(i -> (Object) (long) i).toArray();
        ColumnStatistics statistics = column(ColumnSpec.of("c", "1B"), bytes).statistics();
        assertThatThrownBy(statistics::freeNullValue)
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("nulls need a TNULL, and all that were tried occur as values:"
                        + " 0 to 255; give the column one that no value equals [column c]");
    }

    @Test
    void mergesOnlyTheSameTypes() throws Exception {
        ColumnStatistics ints = column(ColumnSpec.of("c", "1J")).statistics();
        ColumnStatistics reals = column(ColumnSpec.of("d", "1E")).statistics();
        assertThatThrownBy(() -> ints.merge(reals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column c holds INT, the other statistics are of FLOAT");
    }
}
