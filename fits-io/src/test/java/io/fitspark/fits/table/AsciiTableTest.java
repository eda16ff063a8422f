// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.storage.MemoryRangeReader;

class AsciiTableTest {
    private static final int[] NONE = {};

    private static AbstractThrowableAssert<?, ?> assertRefused(Kind kind, AsciiFile file) {
        return assertThatThrownBy(() -> TableFile.all(file.reader()))
                .isInstanceOfSatisfying(
                        FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static String[] keywords(String... keywords) {
        return keywords;
    }

    @Test
    void aBlankNumberIsNullAndABlankTextIsEmpty() throws Exception {
        assertThat(AsciiFile.cells("I5", "", "   0")).containsExactly(null, 0L);
        assertThat(AsciiFile.cells("I12", "", "   0")).containsExactly(null, 0L);
        assertThat(AsciiFile.cells("I20", "", "   0")).containsExactly(null, BigInteger.ZERO);
        assertThat(AsciiFile.cells("F5.2", "", "  0.")).containsExactly(null, 0.0);
        assertThat(AsciiFile.cells("A5", "", " x")).containsExactly("", " x");
    }

    @Test
    void nulsAtTheEndOfANumberAreBlanks() throws Exception {
        assertThat(AsciiFile.cells("I5", "12\0", "\0\0\0\0\0")).containsExactly(12L, null);
        assertThat(AsciiFile.cells("F5.1", " 1.5\0", "\0\0\0\0\0")).containsExactly(1.5, null);
        assertThat(AsciiFile.cells("A5", "ab\0cd")).containsExactly("ab");
    }

    @Test
    void tnullStandsAnywhereInItsField() throws Exception {
        assertThat(AsciiFile.cells("I6", keywords("TNULL", "'-99'"), "-99", "  -99", "   -99", "-099", "99"))
                .containsExactly(null, null, null, -99L, 99L);
        assertThat(AsciiFile.cells("I19", keywords("TNULL", "'***'"), "  ***", "5"))
                .containsExactly(null, BigInteger.valueOf(5));
        assertThat(AsciiFile.cells("E9.1", keywords("TNULL", "'  n/a'"), "n/a", "NaN", "1E5"))
                .containsExactly(null, Double.NaN, 1e4);
        assertThat(AsciiFile.cells("A6", keywords("TNULL", "'n/a'"), "n/a", "  n/a", "n/ab", "", "an/a"))
                .containsExactly(null, null, "n/ab", "", "an/a");
    }

    @Test
    void aBlankTnullMakesBlankTextNull() throws Exception {
        assertThat(AsciiFile.cells("A6", keywords("TNULL", "'    '"), "a", "")).containsExactly("a", null);
    }

    @Test
    void aTnullWithoutQuotesMeansItsDigits() throws Exception {
        TableReader reader = new AsciiFile(5)
                .column("X", "I5", 1, "TNULL", "-99")
                .row("  -99")
                .reader();
        assertThat(Cells.all(TableFile.all(reader).column(0))).containsExactly((Object) null);
        assertThat(reader.layout().warnings())
                .extracting(FitsWarning::message)
                .containsExactly("TNULL1 is not a string; it was taken as '-99'");
    }

    @Test
    void blanksWithinANumberArePassedOver() throws Exception {
        assertThat(AsciiFile.cells("I7", " - 12 ", "1 2 3", "+  4")).containsExactly(-12L, 123L, 4L);
        assertThat(AsciiFile.cells("I21", "- 1 2", "9 999 999 999 999 999"))
                .containsExactly(BigInteger.valueOf(-12), BigInteger.valueOf(9_999_999_999_999_999L));
        assertThat(AsciiFile.cells("E10.2", "- 1.5 E 3", "1 5", "1.5E+ 03")).containsExactly(-1500.0, 0.15, 1500.0);
    }

    @Test
    void scaledNumbersAreComputedInDoublePrecisionFromWhatIsWritten() throws Exception {
        String[] scaled = keywords("TSCAL", "0.5", "TZERO", "100", "TNULL", "'x'");
        assertThat(AsciiFile.cells("I5", scaled, "3", "x", "")).containsExactly(101.5, null, null);
        assertThat(AsciiFile.cells("F5.2", scaled, "300", "3.")).containsExactly(101.5, 101.5);
        assertThat(AsciiFile.cells("I21", keywords("TSCAL", "2"), "-18446744073709551615"))
                .containsExactly(-0x1p65);
        assertThat(AsciiFile.cells("A5", scaled, "3", "x")).containsExactly("3", null);
    }

    @Test
    void whatIsTheOtherSignInABinaryTableIsAScalingHere() throws Exception {
        assertThat(AsciiFile.cells("I6", keywords("TZERO", "32768"), "1")).containsExactly(32769.0);
    }

    @Test
    void fieldsHaveAnyOrderAndMayOverlap() throws Exception {
        AsciiFile file = new AsciiFile(12)
                .column("LAST", "I2", 11)
                .column("ALL", "A12", 1)
                .column("FIRST", "I3", 1)
                .column("TENTHS", "F4.1", 2)
                .column("NOTHING", "A0", 13)
                .row("12345#abcd56")
                .row("-1 2 #    78");
        ColumnBatch batch = TableFile.all(file.reader());
        assertThat(Cells.all(batch.column(0))).containsExactly(56L, 78L);
        assertThat(Cells.all(batch.column(1))).containsExactly("12345#abcd56", "-1 2 #    78");
        assertThat(Cells.all(batch.column(2))).containsExactly(123L, -1L);
        assertThat(Cells.all(batch.column(3))).containsExactly(234.5, 1.2);
        assertThat(Cells.all(batch.column(4))).containsExactly("", "");
    }

    @Test
    void overlappingFieldsOfLongRowsAreFetchedTogether() throws Exception {
        String far = "a".repeat(40_000) + "12345" + "b".repeat(60_000);
        AsciiFile file = new AsciiFile(far.length() + 4)
                .column("WIDE", "A40010", 1)
                .column("WITHIN", "A2", 3)
                .column("NUMBER", "I5", 40_001)
                .column("END", "I4", far.length() + 1)
                .row(far + "77")
                .row(far + "  78");
        ColumnBatch batch = TableFile.all(file.reader());
        assertThat(Cells.all(batch.column(0)))
                .containsOnly(far.substring(0, 40_010))
                .hasSize(2);
        assertThat(Cells.all(batch.column(1))).containsExactly("aa", "aa");
        assertThat(Cells.all(batch.column(2))).containsExactly(12345L, 12345L);
        assertThat(Cells.all(batch.column(3))).containsExactly(77L, 78L);
    }

    @Test
    void textBeyondAsciiIsReadAsInBinaryTables() throws Exception {
        assertThat(AsciiFile.cells("A5", "caf\u00e9", "\u00c3\u00a9")).containsExactly("caf\u00e9", "\u00e9");
    }

    @Test
    void anIntegerOfMoreThanTwentyDigitsIsRefused() {
        assertRefused(
                        Kind.BAD_VALUE,
                        new AsciiFile(30)
                                .column("N", "I25", 4)
                                .row("   0000099999999999999999999")
                                .row("    100000000000000000000"))
                .hasMessage(
                        "an integer of more than 20 digits in a field of format I25: '100000000000000000000' [test.fits, HDU 1, byte "
                                + (2 * 2880 + 30 + 3) + ", column N, row 1]");
    }

    @Test
    void whatIsNoNumberIsRefusedWithItsPlace() {
        assertRefused(
                        Kind.BAD_VALUE,
                        new AsciiFile(9).column("N", "I5", 3).row("").row("   1O"))
                .hasMessage("no integer in a field of format I5: '1O' [test.fits, HDU 1, byte 5771, column N, row 1]");
        assertRefused(
                        Kind.BAD_VALUE,
                        new AsciiFile(9).column("N", "I5", 3, "TSCAL", "2.").row("  1.5"))
                .hasMessageContaining("no integer in a field of format I5: '1.5'");
        assertRefused(Kind.BAD_VALUE, new AsciiFile(20).column("N", "I20", 1).row("1234567890.0"))
                .hasMessageContaining("no integer in a field of format I20: '1234567890.0'");
        assertRefused(Kind.BAD_VALUE, new AsciiFile(9).column("X", "F8.2", 1).row(" 1.5\u00e9\n"))
                .hasMessageContaining("no number in a field of format F8.2: '1.5??'");
        assertRefused(Kind.BAD_VALUE, new AsciiFile(99).column("X", "E99.2", 1).row("*".repeat(99)))
                .hasMessageContaining("no number in a field of format E99.2: '" + "*".repeat(40) + "...' [");
    }

    @Test
    void theRowOfABadNumberIsToldInEveryWayOfReading() throws Exception {
        AsciiFile file = new AsciiFile(4).column("N", "I4", 1);
        for (int row = 0; row < 60_000; row++) {
            file.row(row == 50_001 ? "bad" : "1");
        }
        TableReader reader = file.reader();
        int[] all = {0};
        ColumnBatch batch = new ColumnBatch();
        assertThatThrownBy(() -> reader.read(10, 59_000, all, batch))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageEndingWith("row 50001]");
        assertThatThrownBy(() -> reader.readRows(new long[] {3, 50_001, 50_003}, all, batch))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageEndingWith("row 50001]");
        assertThatThrownBy(() -> {
                    TableBatches batches =
                            reader.batches(0, 60_000, all, NONE, BatchOptions.DEFAULT.withMaxRows(7_000));
                    while (batches.next(batch)) {
                        assertThat(batch.rows()).isPositive();
                    }
                })
                .isInstanceOf(FitsFormatException.class)
                .hasMessageEndingWith("row 50001]");
    }

    @Test
    void keywordsThatContradictTheRowAreRefused() {
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "I5", 6))
                .hasMessage(
                        "TBCOL1 is 6 and TFORM1 is 'I5', beyond a row of NAXIS1 = 9 characters [test.fits, HDU 1, TBCOL1]");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "I5", 0))
                .hasMessageContaining("TBCOL1 is 0, but the first character is 1");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "I5", Integer.MIN_VALUE))
                .hasMessageContaining("TBCOL1 is -2147483648, but");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "A10", 1))
                .hasMessageContaining("TFORM1 'A10' is wider than a row of NAXIS1 = 9 characters")
                .hasMessageContaining("TFORM1]");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "1J", 1))
                .hasMessageContaining("TFORM1 is no format of an ASCII table: '1J'");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).bareColumn("TBCOL", "1"))
                .hasMessageContaining("TFORM1 is missing");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).bareColumn("TFORM", "'I5'"))
                .hasMessageContaining("TBCOL1 is missing");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).bareColumn("TFORM", "'I5'", "TBCOL", "9223372036854775807"))
                .hasMessageContaining("TBCOL1 is 9223372036854775807 and");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).bareColumn("TFORM", "'I5'", "TBCOL", "1.5"))
                .hasMessageContaining("TBCOL1 is not an integer: 1.5");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "I5", 1, "TNULL", "1.5"))
                .hasMessageContaining("TNULL1 is not a string: 1.5");
        assertRefused(Kind.BAD_HEADER, new AsciiFile(9).column("N", "I5", 1, "TSCAL", "0"))
                .hasMessageContaining("TSCAL1 is 0.0");
    }

    @Test
    void rowsThatAreNotThereAreNotReadFor() throws Exception {
        byte[] whole = new AsciiFile(1000)
                .column("N", "I5", 1)
                .row("1")
                .row("2")
                .row("3")
                .row("4")
                .bytes();
        byte[] cut = Arrays.copyOf(whole, 2 * 2880 + 2500);
        TableReader reader = TableFile.reader(new MemoryRangeReader("cut.fits", cut), FitsLimits.defaults());
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, 2, new int[] {0}, batch);
        assertThat(Cells.all(batch.column(0))).containsExactly(1L, 2L);
        assertThatThrownBy(() -> TableFile.all(reader))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("the file ends within row 2 of the 4 rows that NAXIS2 claims")
                .hasMessageContaining("cut.fits");
    }

    @Test
    void formatsInLowerCaseAreTakenWithAWarning() throws Exception {
        TableReader reader = new AsciiFile(9).column("N", "f9.2", 1).row("100").reader();
        assertThat(Cells.all(TableFile.all(reader).column(0))).containsExactly(1.0);
        assertThat(reader.layout().warnings())
                .extracting(FitsWarning::message)
                .containsExactly("TFORM1 is in lower case: 'f9.2'");
    }

    @Test
    void aColumnSaysWhatItIs() throws Exception {
        TableReader reader = new AsciiFile(30)
                .column("N", "I5", 3, "TNULL", "'-1'", "TUNIT", "'m'", "TDISP", "'I8'", "TCOMM", "'a number'")
                .column("S", "A5", 10)
                .column("T", "A5", 20, "TNULL", "'n/a'", "TSCAL", "3.")
                .bareColumn("TFORM", "'D4.1'", "TBCOL", "1", "TSCAL", "3.", "TZERO", "-1")
                .reader();
        List<Column> columns = reader.layout().columns();
        Column number = columns.get(0);
        assertThat(number.keywords())
                .isEqualTo(new ColumnKeywords("N", null, "m", "I8", null, "a number", null, "-1", 1, 0, null));
        assertThat(number.nullText()).isEqualTo("-1");
        assertThat(number.nullValue()).isNull();
        assertThat(number.rowOffset()).isEqualTo(2);
        assertThat(number.isAscii()).isTrue();
        assertThat(number.form().text()).isEqualTo("I5");
        assertThat(columns).extracting(Column::name).containsExactly("N", "S", "T", "COL4");
        assertThat(columns).extracting(Column::canBeNull).containsExactly(true, false, true, true);
        assertThat(columns).extracting(Column::isPlainNumber).containsOnly(false);
        assertThat(columns.get(2).keywords().tscal()).isEqualTo(1);
        assertThat(columns.get(3).keywords().tscal()).isEqualTo(3);
        assertThat(columns.get(3).keywords().tzero()).isEqualTo(-1);
        assertThatThrownBy(number::tform)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column N is one of an ASCII table, I5");
    }

    @Test
    void anHduThatIsNoTableIsRefused() throws Exception {
        byte[] bytes = new AsciiFile(9).column("N", "I5", 1).bytes();
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("test.fits", bytes))) {
            assertThatThrownBy(() -> TableReader.open(file, file.hdu(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("HDU 0 of test.fits is no table, its kind is PRIMARY");
        }
    }

    @Test
    void valuesAreParsedWithoutAllocation() throws Exception {
        int rows = 20_000;
        AsciiFile file = new AsciiFile(80)
                .column("I", "I8", 1)
                .column("J", "I15", 10)
                .column("E", "E15.7", 26)
                .column("D", "D25.17", 42, "TNULL", "'-'")
                .column("W", "I12", 68);
        for (int row = 0; row < rows; row++) {
            double value = Math.sin(row) * Math.pow(10, row % 500 - 250);
            file.row("%8d %15d %15.7E %25s %12d"
                    .formatted(row, row * 1_234_567_890L, value, row % 7 == 0 ? "-" : value, -row));
        }
        TableReader reader = file.reader();
        ColumnBatch batch = new ColumnBatch();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = Allocation.bytes();
            reader.read(0, rows, new int[] {0, 1, 2, 3, 4}, batch);
            least = Math.min(least, Allocation.bytes() - before);
        }
        assertThat(batch.column(3).hasNulls()).isTrue();
        assertThat(least).isLessThan(rows);
    }

    @Test
    void manyColumnsAreReadInAnyOrder() throws Exception {
        int columns = 999;
        AsciiFile file = new AsciiFile(3 * columns);
        StringBuilder row = new StringBuilder();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            file.column("C" + i, "I3", 3 * (columns - 1 - i) + 1);
            row.append("%3d".formatted(i));
            expected.add((long) (columns - 1 - i));
        }
        ColumnBatch batch = TableFile.all(file.row(row.toString()).reader());
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            cells.add(Cells.cell(batch.column(i), 0));
        }
        assertThat(cells).isEqualTo(expected);
    }
}
