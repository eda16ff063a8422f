// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;

class TableFileWriterTest {
    private static final int TILE = 3;

    @TempDir
    Path directory;

    private Rows rows(String compression) {
        return rows(compression, Map.of());
    }

    private Rows rows(String compression, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("compression", compression);
        options.putIfAbsent("tileRows", Integer.toString(TILE));
        return new Rows(directory, options);
    }

    private static Path only(List<WrittenFile> files) throws IOException {
        assertThat(files).hasSize(1);
        assertThat(files.get(0).bytes()).isEqualTo(Files.size(files.get(0).path()));
        return files.get(0).path();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void aLongerStringInALaterTileMakesTheColumnWider(String compression) throws IOException {
        Rows rows = rows(compression).column("name", Element.STRING).column("n", Element.INT);
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "x".repeat(i == 7 ? 30 : i == 13 ? 31 : i % 4);
            rows.add(i == 2 ? null : text, i);
            expected.add(i == 2 ? "" : text);
        }
        Path path = only(rows.finish());
        assertThat(Rows.cells(path, 0)).isEqualTo(expected);
        assertThat(Rows.forms(path)).containsExactly("31A", "1J");
        assertThat(Rows.cells(path, 1)).hasSize(20).endsWith(19L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void arraysOfOneLengthAreFixedUntilOneDiffers(String compression) throws IOException {
        Rows same = rows(compression).column("v", Element.DOUBLE, 1, Map.of());
        for (int i = 0; i < 8; i++) {
            same.add(List.of(1.0 * i, 2.0, 3.0));
        }
        Path fixed = only(same.finish());
        assertThat(Rows.forms(fixed)).containsExactly("3D");
        assertThat(Rows.cells(fixed, 0)).endsWith(List.of(7.0, 2.0, 3.0));

        Rows other =
                rows(compression).column("v", Element.DOUBLE, 1, Map.of()).column("s", Element.STRING, 1, Map.of());
        List<Object> numbers = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            numbers.add(Collections.nCopies(i < 11 ? 3 : i % 5, 0.5 * i));
            texts.add(Collections.nCopies(i < 5 ? 2 : i % 3, "t".repeat(1 + i / 9)));
            other.add(numbers.get(i), texts.get(i));
        }
        Path variable = only(other.finish());
        assertThat(Rows.column(variable, 0).form().isDescriptor()).isTrue();
        assertThat(Rows.cells(variable, 0)).isEqualTo(numbers);
        assertThat(Rows.cells(variable, 1)).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void aNullThatComesLateFindsATnullThatNoRowBeforeHas(String compression) throws IOException {
        Rows rows = rows(compression).column("n", Element.SHORT).column("m", Element.SHORT, 1, Map.of());
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Long value = i == 10 ? null : (Long) (i == 1 ? Short.MIN_VALUE : i == 2 ? Short.MAX_VALUE : (long) i);
            expected.add(value);
            rows.add(value, Arrays.asList(value, 5L));
        }
        Path path = only(rows.finish());
        assertThat(Rows.cells(path, 0)).isEqualTo(expected);
        assertThat(Rows.column(path, 0).nullValue()).isEqualTo(-1L);
        assertThat(Rows.cells(path, 1)).element(10).isEqualTo(Arrays.asList(null, 5L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void aValueThatEqualsTheTnullInUseMakesItAnother(String compression) throws IOException {
        for (Element element : List.of(Element.BYTE, Element.SHORT, Element.INT, Element.LONG)) {
            long least =
                    switch (element) {
                        case BYTE -> Byte.MIN_VALUE;
                        case SHORT -> Short.MIN_VALUE;
                        case INT -> Integer.MIN_VALUE;
                        default -> Long.MIN_VALUE;
                    };
            Rows rows = rows(compression).column("n", element);
            List<Object> expected = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                expected.add(i % 4 == 0 ? null : (Long) (i == 6 ? least : i == 9 ? -(least + 1) : i));
                rows.add(expected.get(i));
            }
            Path path = only(rows.finish());
            assertThat(Rows.cells(path, 0)).isEqualTo(expected);
        }
        Rows unsigned = rows(compression).column("n", Element.DECIMAL20);
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            expected.add(i % 4 == 1 ? null : i == 8 ? BigInteger.ZERO : BigInteger.valueOf(i));
            unsigned.add(expected.get(i));
        }
        assertThat(Rows.cells(only(unsigned.finish()), 0)).isEqualTo(expected);
    }

    @Test
    void allCandidatesForTnullAsValuesAreAnErrorThatNamesTheColumn() {
        Rows rows = rows("none").column("b", Element.BYTE);
        assertThatThrownBy(() -> {
                    for (int i = -128; i < 128; i++) {
                        rows.add(i);
                    }
                    rows.add((Object) null);
                    rows.finish();
                })
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith(
                        "[TYPE_NOT_WRITABLE] Column 'b': nulls need a TNULL, and all that were tried occur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void nothingButNullsIsWritten(String compression) throws IOException {
        Rows rows = rows(compression);
        for (Element element : Element.values()) {
            rows.column(element.name(), element, 0, Map.of());
            if (element != Element.BINARY) {
                rows.column(element.name() + "_ARRAY", element, 1, Map.of());
            }
        }
        int columns = 2 * Element.values().length - 1;
        for (int i = 0; i < 7; i++) {
            Object[] cells = new Object[columns];
            cells[2 * Element.BINARY.ordinal()] = List.of();
            rows.add(cells);
        }
        Path path = only(rows.finish());
        assertThat(Rows.layout(path).rows()).isEqualTo(7);
        for (int i = 0; i < columns; i++) {
            Object cell = Rows.cells(path, i).get(6);
            boolean empty = cell == null
                    || cell.equals("")
                    || cell.equals(List.of())
                    || cell.equals(Float.NaN)
                    || cell.equals(Double.NaN)
                    || cell.equals(List.of(Float.NaN, Float.NaN))
                    || cell.equals(List.of(Double.NaN, Double.NaN));
            assertThat(empty).as(Rows.column(path, i).name() + " " + cell).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void aTableWithoutRowsHasTheColumnsThatWereRead(String compression) throws IOException {
        Rows rows = rows(compression)
                .column("name", Element.STRING, 0, Map.of("fits.tform", "12A", "fits.unit", "m"))
                .column("u", Element.INT, 0, Map.of("fits.tform", "1I", "fits.zero", 32768.0, "fits.null", 7L))
                .column("v", Element.FLOAT, 2, Map.of("fits.tform", "6E", "fits.dim", "(3,2)"))
                .column("p", Element.INT, 1, Map.of("fits.tform", "1QJ(4)"))
                .column("a", Element.DOUBLE, 1, Map.of())
                .column("t", Element.STRING);
        Path path = only(rows.finish());
        assertThat(Rows.forms(path)).containsExactly("12A", "1I", "6E", "1QJ(0)", "1PD(0)", "1A");
        assertThat(Rows.column(path, 0).keywords().tunit()).isEqualTo("m");
        assertThat(Rows.column(path, 1).nullValue()).isEqualTo(7);
        assertThat(Rows.column(path, 2).type().shape()).containsExactly(2, 3);
    }

    @Test
    void formatsThatWereReadGiveWayToValuesTheyCannotHold() throws IOException {
        Rows rows = rows("none")
                .column("u16", Element.INT, 0, Map.of("fits.tform", "1I", "fits.zero", 32768.0, "fits.null", 32767L))
                .column("u8", Element.SHORT, 0, Map.of("fits.tform", "1B"))
                .column("scaled", Element.DOUBLE, 0, Map.of("fits.tform", "1I", "fits.scale", 0.5, "fits.null", -1L))
                .column("bit", Element.BOOLEAN, 0, Map.of("fits.tform", "1X"))
                .column("three", Element.INT, 1, Map.of("fits.tform", "3J"));
        List<List<Object>> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean late = i == 8;
            expected.add(Arrays.asList(
                    i == 1 ? null : (Long) (late ? 70000L : i),
                    (Long) (late ? -1L : 200 + i),
                    i == 2 ? null : (Double) (late ? 0.3 : i * 0.5),
                    late ? null : (Boolean) (i % 2 == 0),
                    late ? List.of(1L) : i == 3 ? null : List.of(1L, 2L, 3L)));
            rows.add(expected.get(i).toArray());
        }
        Path path = only(rows.finish());
        assertThat(Rows.forms(path)).containsExactly("1J", "1I", "1D", "1L", "1PJ(3)");
        for (int column = 0; column < 4; column++) {
            int at = column;
            List<Object> wanted = expected.stream().map(row -> row.get(at)).toList();
            List<Object> found = new ArrayList<>(Rows.cells(path, column));
            if (column == 2) {
                assertThat(found.set(2, null)).isEqualTo(Double.NaN);
            }
            assertThat(found).isEqualTo(wanted);
        }
        assertThat(Rows.cells(path, 4).subList(2, 9))
                .containsExactly(
                        List.of(1L, 2L, 3L),
                        Arrays.asList(null, null, null),
                        List.of(1L, 2L, 3L),
                        List.of(1L, 2L, 3L),
                        List.of(1L, 2L, 3L),
                        List.of(1L, 2L, 3L),
                        List.of(1L));
    }

    @Test
    void formatsThatWereReadStayWhereTheyHoldTheValues() throws IOException {
        Rows rows = rows("ztable")
                .column("u16", Element.INT, 0, Map.of("fits.tform", "1I", "fits.zero", 32768.0, "fits.null", -99L))
                .column("scaled", Element.DOUBLE, 0, Map.of("fits.tform", "1I", "fits.scale", 0.5, "fits.zero", 3.0))
                .column("name", Element.STRING, 0, Map.of("fits.tform", "9A"))
                .column("bits", Element.BOOLEAN, 1, Map.of("fits.tform", "11X"))
                .column("words", Element.STRING, 1, Map.of("fits.tform", "8A", "fits.dim", "(4,2)"));
        for (int i = 0; i < 10; i++) {
            rows.add(
                    i == 4 ? null : 60000 + i,
                    3 + i * 0.5,
                    "abc",
                    Collections.nCopies(11, i % 2 == 0),
                    List.of("a", "bcd"));
        }
        Path path = only(rows.finish());
        assertThat(Rows.forms(path)).containsExactly("1I", "1I", "9A", "11X", "8A");
        assertThat(Rows.column(path, 0).nullValue()).isEqualTo(-99);
        assertThat(Rows.cells(path, 0)).element(4).isNull();
        assertThat(Rows.cells(path, 1)).endsWith(7.5);
        assertThat(Rows.cells(path, 4)).endsWith(List.of("a", "bcd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void nestedArraysKeepTheirShape(String compression) throws IOException {
        Rows rows = rows(compression)
                .column("fixed", Element.INT, 2, Map.of())
                .column("open", Element.INT, 2, Map.of())
                .column("texts", Element.STRING, 2, Map.of());
        List<Object> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(Collections.nCopies(i < 5 ? 2 : i - 5, List.of((long) i, 2L, 3L)));
            rows.add(
                    List.of(List.of(1, 2), List.of(3, i)),
                    open.get(i),
                    List.of(List.of("a", "b"), List.of("c", "d".repeat(1 + i))));
        }
        Path path = only(rows.finish());
        assertThat(Rows.cells(path, 0)).endsWith(List.of(List.of(1L, 2L), List.of(3L, 9L)));
        assertThat(Rows.column(path, 0).keywords().tdim()).isEqualTo("(2,2)");
        assertThat(Rows.cells(path, 1)).isEqualTo(open);
        assertThat(Rows.cells(path, 2)).endsWith(List.of(List.of("a", "b"), List.of("c", "dddddddddd")));
    }

    @Test
    void nestedArraysOfDifferentShapesAreAnErrorThatNamesColumnAndRow() {
        Rows rows = rows("none").column("v", Element.INT, 2, Map.of());
        assertThatThrownBy(() -> rows.add(List.of(List.of(1, 2))).add(List.of(List.of(1, 2), List.of(3))))
                .isInstanceOf(FitsUserException.class)
                .hasMessage(
                        "[VALUE_NOT_WRITABLE] Column 'v', row 1 of the task: inner arrays have 2 and 1 elements. Nested arrays of a"
                                + " column need one shape in FITS: fill them up, or flatten them.");
        Rows later = rows("none").column("v", Element.INT, 2, Map.of());
        assertThatThrownBy(() -> later.add(List.of(List.of(1, 2))).add(List.of(List.of(1, 2, 3))))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("row 1 of the task: inner arrays have the shape [3], those of rows before [2].");
    }

    @Test
    void arraysWithOneElementStayArrays() throws IOException {
        Rows rows = rows("none").column("v", Element.INT, 1, Map.of());
        Path path = only(rows.add(List.of(4)).add(List.of(5)).finish());
        assertThat(Rows.forms(path)).containsExactly("1J");
        assertThat(Rows.cells(path, 0)).containsExactly(List.of(4L), List.of(5L));
    }

    @Test
    void filesEndAfterAsManyRowsAsTheyMayHave() throws IOException {
        Rows rows = rows("none", Map.of("maxRecordsPerFile", "4"))
                .column("n", Element.INT)
                .column("s", Element.STRING);
        for (int i = 0; i < 10; i++) {
            rows.add(i, "x".repeat(i));
        }
        List<WrittenFile> files = rows.finish();
        assertThat(files).extracting(WrittenFile::rows).containsExactly(4L, 4L, 2L);
        assertThat(Rows.cells(files.get(1).path(), 0)).containsExactly(4L, 5L, 6L, 7L);
        assertThat(Rows.forms(files.get(1).path())).containsExactly("1J", "7A");
    }

    @Test
    void textBeyondAsciiIsAnErrorThatNamesColumnAndRowOrWritten() throws IOException {
        Rows refused = rows("none", Map.of("maxRecordsPerFile", "2")).column("s", Element.STRING);
        assertThatThrownBy(
                        () -> refused.add("a").add("b").add("c").add("\u00e9").finish())
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[VALUE_NOT_WRITABLE] Column 's', row 3 of the task: ")
                .hasMessageEndingWith("Change the value, or set nonAscii=utf8 for text beyond ASCII.");
        refused.writer().close();
        Rows written = rows("none", Map.of("nonAscii", "utf8")).column("s", Element.STRING);
        assertThat(Rows.cells(only(written.add("a").add("\u00e9").finish()), 0)).containsExactly("a", "\u00e9");
    }

    @Test
    void whatIsNotFinishedLeavesNothing() throws IOException {
        Rows rows = rows("ztable").column("n", Element.STRING);
        for (int i = 0; i < 20; i++) {
            rows.add("x".repeat(i));
        }
        rows.writer().close();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ztable"})
    void filesHaveSumsAndWhatTheOptionsSay(String compression) throws IOException {
        Rows rows = rows(
                        compression,
                        Map.of(
                                "extname",
                                "STARS",
                                "extver",
                                "2",
                                "header.OBJECT",
                                "M 31",
                                "header.exptime",
                                "1.5",
                                "txnId",
                                "night 7"))
                .column("when", Element.TIMESTAMP)
                .column("blob", Element.BINARY);
        for (int i = 0; i < 9; i++) {
            rows.add("2026-06-01T00:00:00.000000", List.of(1, 2, 255));
        }
        try (FitsFile file = FitsFile.open(only(rows.finish()))) {
            var header = file.hdu(1).header();
            assertThat(header.string("EXTNAME")).hasValue("STARS");
            assertThat(header.integer("EXTVER")).hasValue(2);
            assertThat(header.string("OBJECT")).hasValue("M 31");
            assertThat(header.real("EXPTIME")).hasValue(1.5);
            assertThat(header.string("FSTYP1")).hasValue("TIMESTAMP");
            assertThat(header.string("FSTYP2")).hasValue("BINARY");
            assertThat(header.string("FSTXN")).hasValue("night 7");
            HduSums sums = HduSums.verify(file, file.hdu(1));
            assertThat(sums.checksum()).isEqualTo(SumStatus.VALID);
        }
    }
}
