// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.encode.CellEncoder;
import io.fitspark.fits.table.encode.NonAscii;

/** What a format has no room for is refused, and column and row are named. */
class EncodeErrorsTest {
    private static final String NO_TNULL =
            "a null needs a TNULL, and the column has none; give it one that no value equals";

    /** Encodes cells, each a list of elements, as the rows from number 1000 on. */
    private static byte[] encode(ColumnSpec spec, NonAscii nonAscii, List<List<Object>> cells) throws Exception {
        TableSchema schema = TableSchema.of(List.of(spec));
        BatchBuilder rows = new BatchBuilder(schema);
        for (List<Object> cell : cells) {
            RandomCells.append(rows.column(0), cell);
            rows.endRow();
        }
        Column column = schema.columns().get(0);
        CellEncoder encoder = CellEncoder.of(column, nonAscii);
        ColumnVector vector = rows.batch().column(0);
        if (column.form().isDescriptor()) {
            int length = 0;
            for (int row = 0; row < cells.size(); row++) {
                length += (int) encoder.heapBytes(vector, row);
            }
            byte[] heap = new byte[length];
            encoder.encodeElements(vector, 0, cells.size(), heap, 0, 1000);
            return heap;
        }
        byte[] bytes = new byte[(int) column.rowBytes() * cells.size()];
        encoder.encode(vector, 0, cells.size(), bytes, 0, (int) column.rowBytes(), 1000);
        return bytes;
    }

    private static List<Object> cell(Object... elements) {
        return Arrays.asList(elements);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(ColumnSpec.of("c", "1B"), cell(255L), cell(256L), "the value 256 is beyond the format 1B"),
                arguments(
                        ColumnSpec.of("c", "PB"), cell(0L, 1L), cell(5L, -1L), "the value -1 is beyond the format PB"),
                arguments(
                        ColumnSpec.unsigned("c", 16),
                        cell(65535L),
                        cell(65536L),
                        "the value 65536 is beyond the format 1I with TSCAL 1.0 and TZERO 32768.0"),
                arguments(
                        ColumnSpec.unsigned("c", 16),
                        cell(0L),
                        cell(-1L),
                        "the value -1 is beyond the format 1I with TSCAL 1.0 and TZERO 32768.0"),
                arguments(
                        ColumnSpec.unsigned("c", 32),
                        cell(0xFFFF_FFFFL),
                        cell(1L << 32),
                        "the value 4294967296 is beyond the format 1J with TSCAL 1.0 and TZERO 2.147483648E9"),
                arguments(
                        ColumnSpec.of("c", "B").scale(2),
                        cell(510.0),
                        cell(511.1),
                        "the value 511.1 is beyond the format B with TSCAL 2.0 and TZERO 0.0"),
                arguments(
                        ColumnSpec.of("c", "I").scale(2).zero(1),
                        cell(-65535.0),
                        cell(-65538.0),
                        "the value -65538.0 is beyond the format I with TSCAL 2.0 and TZERO 1.0"),
                arguments(
                        ColumnSpec.of("c", "2J").scale(2).tnull(1),
                        cell(1.0, 4.0),
                        cell(null, Double.NaN),
                        "the format 2J has no NaN; it can be null if the column has TNULL"),
                arguments(
                        ColumnSpec.of("c", "K").zero(1),
                        cell(0x1p63),
                        cell(0x1.8p63),
                        "the value 1.3835058055282164E19 is beyond the format K with TSCAL 1.0 and TZERO 1.0"),
                arguments(
                        ColumnSpec.of("c", "E").scale(0.5),
                        cell(1e38),
                        cell(3e38),
                        "the value 3.0E38 is beyond the format E with TSCAL 0.5 and TZERO 0.0"),
                arguments(
                        ColumnSpec.of("c", "D").scale(0.5),
                        cell(Double.POSITIVE_INFINITY),
                        cell(Double.MAX_VALUE),
                        "the value 1.7976931348623157E308 is beyond the format D with TSCAL 0.5 and TZERO 0.0"),
                arguments(
                        ColumnSpec.of("c", "C").scale(0.5),
                        cell(List.of(1.0, 2.0)),
                        cell(List.of(1.0, 1e39)),
                        "the value 1.0 + 1.0E39i is beyond the format C with TSCAL 0.5 and TZERO 0.0"),
                arguments(ColumnSpec.of("c", "B"), cell(1L), cell((Object) null), NO_TNULL),
                arguments(ColumnSpec.of("c", "2I"), cell(1L, 1L), cell(1L, null), NO_TNULL),
                arguments(ColumnSpec.of("c", "PK"), cell(), cell(null, 1L), NO_TNULL),
                arguments(ColumnSpec.of("c", "J").scale(2), cell(2.0), cell((Object) null), NO_TNULL),
                arguments(
                        ColumnSpec.of("c", "1X"),
                        cell(true),
                        cell((Object) null),
                        "a bit cannot be null; a column of format L can"),
                arguments(
                        ColumnSpec.of("c", "PX"),
                        cell(true, true, false),
                        cell(true, null),
                        "a bit cannot be null; a column of format L can"),
                arguments(tnull("B", 9), cell(8L), cell(9L), tnullMessage("9", 9)),
                arguments(tnull("3I", -9), cell(1L, 2L, 3L), cell(1L, 2L, -9L), tnullMessage("-9", -9)),
                arguments(tnull("PJ", -9), cell(1L, null), cell(-9L), tnullMessage("-9", -9)),
                arguments(
                        tnull("K", Long.MIN_VALUE),
                        cell(1L),
                        cell(Long.MIN_VALUE),
                        tnullMessage("-9223372036854775808", Long.MIN_VALUE)),
                arguments(tnull("B", 0).zero(-128), cell(-127L), cell(-128L), tnullMessage("-128", 0)),
                arguments(
                        tnull("K", -1).zero(0x1p63),
                        cell(BigInteger.ZERO),
                        cell(BigInteger.ONE.shiftLeft(63).subtract(BigInteger.ONE)),
                        tnullMessage("9223372036854775807", -1)),
                arguments(tnull("J", 3).scale(0.5), cell(2.0), cell(1.6), tnullMessage("1.6", 3)),
                arguments(
                        ColumnSpec.of("c", "3A"),
                        cell("abc"),
                        cell("abcd"),
                        "a string of 4 bytes is longer than the width of 3"),
                arguments(
                        ColumnSpec.of("c", "0A"),
                        cell(""),
                        cell("a"),
                        "a string of 1 bytes is longer than the width of 0"),
                arguments(
                        ColumnSpec.of("c", "6A").dims(2, 3),
                        cell("ab", "", "b"),
                        cell("a", "abc", ""),
                        "a string of 3 bytes is longer than the width of 2"),
                arguments(
                        ColumnSpec.of("c", "PA").dims(2, 3),
                        cell("ab", "a"),
                        cell("abc"),
                        "a string of 3 bytes is longer than the width of 2"),
                arguments(
                        ColumnSpec.of("c", "20A"),
                        cell("plain"),
                        cell("0123456789\t"),
                        "a string has the byte 0x09, which is no printable ASCII; nonAscii=utf8 writes it all the same"),
                arguments(
                        ColumnSpec.of("c", "PA"),
                        cell("plain"),
                        cell("01234567\u007f"),
                        "a string has the byte 0x7F, which is no printable ASCII; nonAscii=utf8 writes it all the same"),
                arguments(
                        ColumnSpec.of("c", "0PJ"),
                        cell(),
                        cell(1L),
                        "the format 0PJ has no room for a cell of 1 elements"),
                arguments(
                        ColumnSpec.of("c", "0QA"),
                        cell(""),
                        cell("ab"),
                        "the format 0QA has no room for a cell of 2 elements"),
                arguments(
                        ColumnSpec.ascii("c", "I3"),
                        cell(-99L),
                        cell(-100L),
                        "the number -100 is wider than the format I3"),
                arguments(
                        ColumnSpec.ascii("c", "F5.2"),
                        cell(99.99),
                        cell(99.999),
                        "the number 100.00 is wider than the format F5.2"),
                arguments(
                        ColumnSpec.ascii("c", "E8.2"),
                        cell(1e99),
                        cell(1e100),
                        "the number 1.00E+100 is wider than the format E8.2"),
                arguments(
                        ColumnSpec.ascii("c", "D9.2"),
                        cell(0.0),
                        cell(Double.NaN),
                        "an ASCII table has no NaN; it can be null"),
                arguments(
                        ColumnSpec.ascii("c", "F9.2"),
                        cell((Object) null),
                        cell(Double.NEGATIVE_INFINITY),
                        "an ASCII table has no -Infinity; it can be null"),
                arguments(
                        ColumnSpec.ascii("c", "E12.2").scale(0.5),
                        cell(1.0),
                        cell(Double.MAX_VALUE),
                        "the value 1.7976931348623157E308 is beyond a double with TSCAL 0.5 and TZERO 0.0"),
                arguments(
                        ColumnSpec.ascii("c", "I20"),
                        cell(BigInteger.TEN.pow(19)),
                        cell(BigInteger.TEN.pow(20)),
                        "the number 100000000000000000000 is wider than the format I20"),
                arguments(
                        ColumnSpec.ascii("c", "A4").tnull("none"),
                        cell("som"),
                        cell("none"),
                        "the value 'none' would be read as null, because it equals TNULL"),
                arguments(
                        ColumnSpec.ascii("c", "I4").tnull("-99"),
                        cell(99L),
                        cell(-99L),
                        "the value '-99' would be read as null, because it equals TNULL"),
                arguments(
                        ColumnSpec.ascii("c", "A4"),
                        cell("abcd"),
                        cell("abcde"),
                        "a string of 5 bytes is longer than the width of 4"),
                arguments(
                        ColumnSpec.ascii("c", "A4"),
                        cell("abcd"),
                        cell("a\n"),
                        "a string has the byte 0x0A, which is no printable ASCII; nonAscii=utf8 writes it all the same"));
    }

    private static ColumnSpec tnull(String form, long tnull) {
        return ColumnSpec.of("c", form).tnull(tnull);
    }

    private static String tnullMessage(String value, long tnull) {
        return "the value " + value + " would be read as null, because it is stored as TNULL, " + tnull;
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesRowAndColumn(ColumnSpec spec, List<Object> good, List<Object> bad, String message) throws Exception {
        assertThat(encode(spec, NonAscii.ERROR, Collections.nCopies(3, good))).isNotNull();
        assertThatThrownBy(() -> encode(spec, NonAscii.ERROR, List.of(good, good, bad, bad)))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(message + " [column c, row 1002]");
    }

    @Test
    void refusesTextBeyondAsciiUnlessAsked() throws Exception {
        List<List<Object>> cells = List.of(List.of("na\u00efve caf\u00e9\t"));
        assertThatThrownBy(() -> encode(ColumnSpec.string("c", 20), NonAscii.ERROR, cells))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("a string has the byte 0xC3, which is no printable ASCII; nonAscii=utf8 writes it all the"
                        + " same [column c, row 1000]");
        assertThat(new String(encode(ColumnSpec.string("c", 20), NonAscii.UTF8, cells), StandardCharsets.UTF_8).strip())
                .startsWith("na\u00efve caf\u00e9\t");
    }

    @Test
    void refusesNulsInStringsInAnyCase() {
        for (NonAscii nonAscii : NonAscii.values()) {
            for (ColumnSpec spec :
                    List.of(ColumnSpec.string("c", 20), ColumnSpec.of("c", "PA"), ColumnSpec.ascii("c", "A20"))) {
                assertThatThrownBy(() -> encode(spec, nonAscii, List.of(List.of("0123456789"), List.of("0123456\0"))))
                        .isInstanceOf(FitsWriteException.class)
                        .hasMessage("a string has a NUL, which would end it [column c, row 1001]");
            }
        }
    }

    @Test
    void encodesOneCellAlone() throws Exception {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("c", "PI")));
        BatchBuilder rows = new BatchBuilder(schema);
        for (List<Object> cell : List.of(cell(1L), cell(2L, 3L), cell(4L))) {
            RandomCells.append(rows.column(0), cell);
            rows.endRow();
        }
        CellEncoder encoder = CellEncoder.of(schema.columns().get(0), NonAscii.ERROR);
        byte[] bytes = new byte[6];
        encoder.encodeElements(rows.batch().column(0), 1, bytes, 1, 1);
        assertThat(bytes).containsExactly(0, 0, 2, 0, 3, 0);
    }

    /** What stands in the place of a null is no value. */
    @Test
    void passesOverWhatLiesUnderNulls() throws Exception {
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("a", "1B").tnull(7),
                ColumnSpec.of("b", "1J").scale(2).tnull(0),
                ColumnSpec.string("c", 2)));
        boolean[] nulls = {true, false};
        ColumnBatch batch = new BatchLender(schema)
                .shorts(0, new short[] {1000, 6})
                .nulls(0, nulls)
                .doubles(1, new double[] {Double.NaN, 2})
                .nulls(1, nulls)
                .strings(2, "ab".getBytes(StandardCharsets.US_ASCII), new int[] {-5, 0}, new int[] {99, 2})
                .nulls(2, nulls)
                .batch(2);
        ColumnBatch read = WrittenTable.of(schema, batch).read();
        assertThat(Cells.all(read.column(0))).isEqualTo(Arrays.asList(null, 6L));
        assertThat(Cells.all(read.column(1))).isEqualTo(Arrays.asList(null, 2.0));
        assertThat(Cells.all(read.column(2))).isEqualTo(List.of("", "ab"));
    }

    @Test
    void refusesABatchOfOtherTypes() throws Exception {
        TableSchema ints = TableSchema.of(List.of(ColumnSpec.of("c", "1J")));
        ColumnVector vector = new BatchBuilder(TableSchema.of(List.of(ColumnSpec.of("c", "1D"))))
                .batch()
                .column(0);
        CellEncoder encoder = CellEncoder.of(ints.columns().get(0), NonAscii.ERROR);
        assertThatThrownBy(() -> encoder.encode(vector, 0, 0, new byte[0], 0, 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column c holds ColumnType[element=INT, shape=[], variable=false], the batch"
                        + " ColumnType[element=DOUBLE, shape=[], variable=false]");
    }

    @Test
    void refusesTheWrongPlace() throws Exception {
        List<Column> columns = TableSchema.of(List.of(ColumnSpec.of("f", "1J"), ColumnSpec.of("v", "PJ")))
                .columns();
        ColumnBatch batch =
                new BatchBuilder(TableSchema.of(List.of(ColumnSpec.of("f", "1J"), ColumnSpec.of("v", "PJ")))).batch();
        CellEncoder fixed = CellEncoder.of(columns.get(0), NonAscii.ERROR);
        CellEncoder variable = CellEncoder.of(columns.get(1), NonAscii.ERROR);
        assertThatThrownBy(() -> fixed.encodeElements(batch.column(0), 0, 0, new byte[0], 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column f has its elements in the rows");
        assertThatThrownBy(() -> variable.encode(batch.column(1), 0, 0, new byte[0], 0, 8, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column v has its elements in the heap");
        assertThat(variable.column()).isEqualTo(columns.get(1));
    }
}
