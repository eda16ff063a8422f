// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsciiEncodeTest {
    private static String field(String form, Object value) throws Exception {
        return text(ColumnSpec.ascii("c", form), value);
    }

    private static String text(ColumnSpec spec, Object value) throws Exception {
        TableSchema schema = TableSchema.of(List.of(spec));
        BatchBuilder rows = new BatchBuilder(schema);
        RandomCells.append(rows.column(0), Arrays.asList(value));
        rows.endRow();
        return new String(WrittenTable.of(schema, rows.batch()).rows, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "F8.2,3.14159,\"    3.14\"",
                "F8.2,-3.14159,\"   -3.14\"",
                "F8.2,0,\"    0.00\"",
                "F8.2,-0.0,\"   -0.00\"",
                "F8.2,0.005,\"    0.01\"",
                "F8.2,0.125,\"    0.12\"",
                "F8.2,0.375,\"    0.38\"",
                "F8.0,2.5,\"      2.\"",
                "F8.0,-1e5,\"-100000.\"",
                "F30.1,1e22,\"     10000000000000000000000.0\"",
                "E12.4,3.14159,\"  3.1416E+00\"",
                "E12.4,-3.14159E-7,\" -3.1416E-07\"",
                "E12.4,0,\"  0.0000E+00\"",
                "E12.4,-0.0,\" -0.0000E+00\"",
                "E12.4,9.99999,\"  1.0000E+01\"",
                "E12.4,1e-300,\" 1.0000E-300\"",
                "E12.4,4.9e-324,\" 4.9407E-324\"",
                "D12.4,1e22,\"  1.0000D+22\"",
                "D12.0,25,\"      2.D+01\"",
                "E26.18,0.1,\"  1.000000000000000056E-01\""
            })
    void writesRealsAsFormatsSay(String form, double value, String expected) throws Exception {
        assertThat(field(form, value)).isEqualTo(expected);
    }

    @Test
    void writesIntegersAtTheRight() throws Exception {
        assertThat(field("I5", 0L)).isEqualTo("    0");
        assertThat(field("I5", -12L)).isEqualTo("  -12");
        assertThat(field("I12", 12345678901L)).isEqualTo(" 12345678901");
        assertThat(field("I20", BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
        assertThat(field("I21", BigInteger.TEN.pow(20).negate().add(BigInteger.ONE)))
                .isEqualTo("-99999999999999999999");
        assertThat(text(ColumnSpec.ascii("c", "I5").scale(0.5), 3.3)).isEqualTo("    7");
        assertThat(text(ColumnSpec.ascii("c", "I22").scale(1e-3), 1e18)).isEqualTo("1000000000000000000000");
    }

    @Test
    void writesNumbersOfAnyLength() throws Exception {
        assertThat(field("F320.3", -1e300)).isEqualTo(" ".repeat(14) + new BigDecimal(-1e300).toPlainString() + ".000");
        assertThat(field("E100.90", 0.0)).isEqualTo("    0." + "0".repeat(90) + "E+00");
        assertThat(field("E100.90", -0.0)).isEqualTo("   -0." + "0".repeat(90) + "E+00");
        assertThat(field("D100.90", 0.5)).isEqualTo("    5." + "0".repeat(90) + "D-01");
    }

    @Test
    void describesColumnsAgainThatOthersWroteOddly() throws Exception {
        TableReader reader = new AsciiFile(30)
                .column("A", "i9.3", 1)
                .column("B", "E12.4E3", 11)
                .column("C", "f5", 24)
                .row("")
                .reader();
        assertThat(reader.layout().columns().stream().map(ColumnSpec::of).map(ColumnSpec::tform))
                .containsExactly("I9", "E12.4", "F5.0");
    }

    @Test
    void writesStringsAtTheLeft() throws Exception {
        assertThat(field("A6", "ab")).isEqualTo("ab    ");
        assertThat(field("A6", " ab")).isEqualTo(" ab   ");
        assertThat(field("A12", "0123456789")).isEqualTo("0123456789  ");
        assertThat(field("A6", "")).isEqualTo("      ");
    }

    @Test
    void writesNullsAsTheTableSays() throws Exception {
        assertThat(field("I5", null)).isEqualTo("     ");
        assertThat(field("F5.1", null)).isEqualTo("     ");
        assertThat(field("A5", null)).isEqualTo("     ");
        assertThat(text(ColumnSpec.ascii("c", "I5").tnull("-99"), null)).isEqualTo("-99  ");
        assertThat(text(ColumnSpec.ascii("c", "A5").tnull("none"), null)).isEqualTo("none ");
    }

    /** Whatever the digits, the text is what exact arithmetic gives. */
    @Test
    void roundsExactly() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            int decimals = random.nextInt(17);
            double value =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(2_000_001) / 1000.0 - 1000;
                        case 1 -> (random.nextInt(20_001) + 0.5) / Math.pow(10, random.nextInt(6));
                        case 2 -> Math.pow(10, random.nextInt(40) - 20) * (random.nextBoolean() ? 1 : -1);
                        default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
                    };
            String fixed = field("F80." + decimals, value).strip();
            BigDecimal exact = new BigDecimal(value);
            String plain = exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
            String sign = value < 0 && !plain.startsWith("-") ? "-" : "";
            assertThat(fixed).as("F.%d of %s", decimals, value).isEqualTo(sign + plain + (decimals == 0 ? "." : ""));
            String power = field("E40." + decimals, value).strip();
            BigDecimal rounded = exact.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
            assertThat(new BigDecimal(power)).as("E.%d of %s", decimals, value).isEqualByComparingTo(rounded);
            assertThat(power).matches("-?[0-9]\\.[0-9]{" + decimals + "}E[+-][0-9]{2,3}");
        }
    }

    @Test
    void keepsEveryDoubleThatHasRoomForIt() throws Exception {
        Random random = new Random(8);
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.ascii("e", "E25.16"), ColumnSpec.ascii("d", "D25.16")));
        BatchBuilder rows = new BatchBuilder(schema);
        List<Double> values = new ArrayList<>();
        while (values.size() < 5000) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                values.add(value);
                rows.column(0).addDouble(value);
                rows.column(1).addDouble(value);
                rows.endRow();
            }
        }
        ColumnBatch read = WrittenTable.of(schema, rows.batch()).read();
        assertThat(Cells.all(read.column(0))).isEqualTo(values);
        assertThat(Cells.all(read.column(1))).isEqualTo(values);
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsRandomTables(int seed) throws Exception {
        Random random = new Random(seed);
        List<ColumnSpec> specs = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            specs.add(spec(random, "C" + i));
        }
        TableSchema schema = TableSchema.of(specs);
        int rows = random.nextInt(50);
        BatchBuilder builder = new BatchBuilder(schema);
        List<List<Object>> model = new ArrayList<>();
        for (Column column : schema.columns()) {
            RandomCells cells = new RandomCells(column, random, random.nextInt(2) * 0.3);
            model.add(IntStream.range(0, rows)
                    .mapToObj(row -> cells.row().get(0))
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < model.size(); c++) {
                RandomCells.append(builder.column(c), Arrays.asList(model.get(c).get(row)));
            }
            builder.endRow();
        }
        WrittenTable table = WrittenTable.of(schema, builder.batch(), random);
        ColumnBatch read = table.read();
        for (Column column : schema.columns()) {
            List<Object> expected = new ArrayList<>(model.get(column.index()));
            expected.replaceAll(element -> RandomCells.expected(column, element));
            assertThat(Cells.all(read.column(column.index())))
                    .as(column.toString())
                    .isEqualTo(expected);
        }
        assertThat(new String(table.rows, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT))
                .doesNotContain("\0");
        assertThat(WrittenTable.of(schema, read).bytes()).isEqualTo(table.bytes());
    }

    private static ColumnSpec spec(Random random, String name) {
        int width = 1 + random.nextInt(21);
        ColumnSpec spec = ColumnSpec.ascii(
                name,
                switch (random.nextInt(4)) {
                    case 0 -> "A" + width;
                    case 1 -> "I" + (width + 1);
                    case 2 -> "F" + (width + 8) + ".2";
                    default -> "E" + (width + 10) + ".3";
                });
        // nothing that is written is so large, or has such letters
        return random.nextBoolean() || width < 3
                ? spec
                : spec.tnull(spec.tform().startsWith("A") ? "~~~" : "+");
    }
}
