// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    private static BatchBuilder builder(ColumnSpec... specs) throws Exception {
        return new BatchBuilder(TableSchema.of(List.of(specs)));
    }

    @Test
    void keepsRowsOfAllTypes() throws Exception {
        BatchBuilder rows = builder(
                ColumnSpec.ofType("l", ElementType.BOOLEAN),
                ColumnSpec.ofType("b", ElementType.BYTE),
                ColumnSpec.ofType("i", ElementType.SHORT),
                ColumnSpec.ofType("j", ElementType.INT),
                ColumnSpec.ofType("k", ElementType.LONG),
                ColumnSpec.ofType("u", ElementType.ULONG),
                ColumnSpec.ofType("e", ElementType.FLOAT),
                ColumnSpec.ofType("d", ElementType.DOUBLE, 2),
                ColumnSpec.ofType("c", ElementType.COMPLEX_FLOAT),
                ColumnSpec.ofType("m", ElementType.COMPLEX_DOUBLE),
                ColumnSpec.string("s", 9),
                ColumnSpec.variableOfType("v", ElementType.INT));
        rows.column(0).addBoolean(true);
        rows.column(1).addLong(-128);
        rows.column(2).addLong(32767);
        rows.column(3).addLong(-1);
        rows.column(4).addLong(Long.MIN_VALUE);
        rows.column(5).addUnsigned(-1);
        rows.column(6).addFloat(1.5f);
        rows.column(7).addDouble(2.5);
        rows.column(7).addFloat(3.5f);
        rows.column(8).addComplex(1f, 2f);
        rows.column(9).addComplex(1f, 2f);
        rows.column(10).addString("na\u00efve");
        rows.column(11).addLong(7);
        rows.column(11).addLong(8);
        rows.endRow();
        for (int i = 0; i < 11; i++) {
            rows.column(i).addNull();
        }
        rows.column(7).addNull();
        rows.endRow();
        ColumnBatch batch = rows.batch();
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(rows.rows()).isEqualTo(2);
        List<Object> first = List.of(
                true,
                -128L,
                32767L,
                -1L,
                Long.MIN_VALUE,
                BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE),
                1.5f,
                List.of(2.5, 3.5),
                List.of(1f, 2f),
                List.of(1.0, 2.0),
                "na\u00efve",
                List.of(7L, 8L));
        for (int i = 0; i < first.size(); i++) {
            assertThat(Cells.cell(batch.column(i), 0)).isEqualTo(first.get(i));
        }
        for (int i = 0; i < 11; i++) {
            assertThat(Cells.cell(batch.column(i), 1)).isEqualTo(i == 7 ? Arrays.asList(null, null) : null);
        }
        assertThat(Cells.cell(batch.column(11), 1)).isEqualTo(List.of());
    }

    @Test
    void isUsedAgainAfterItWasCleared() throws Exception {
        BatchBuilder rows =
                builder(ColumnSpec.ofType("j", ElementType.INT), ColumnSpec.variableOfType("s", ElementType.STRING));
        for (int round = 0; round < 3; round++) {
            for (int row = 0; row < 100; row++) {
                if (row == 50 && round == 0) {
                    rows.column(0).addNull();
                    rows.column(1).addNull();
                } else {
                    rows.column(0).addLong((long) row * round);
                    byte[] text = ("x" + row).getBytes(StandardCharsets.UTF_8);
                    rows.column(1).addString(text, 1, text.length - 1);
                }
                rows.endRow();
            }
            ColumnBatch batch = rows.batch();
            assertThat(batch.rows()).isEqualTo(100);
            assertThat(batch.column(0).hasNulls()).isEqualTo(round == 0);
            assertThat(Cells.cell(batch.column(0), 50)).isEqualTo(round == 0 ? null : (Object) (50L * round));
            assertThat(Cells.cell(batch.column(1), 50)).isEqualTo(round == 0 ? null : "50");
            assertThat(Cells.cell(batch.column(1), 99)).isEqualTo("99");
            rows.clear();
            assertThat(rows.batch().rows()).isZero();
        }
    }

    @Test
    void widensWhatFits() throws Exception {
        BatchBuilder rows = new BatchBuilder(
                TableSchema.of(List.of(ColumnSpec.unsigned("u", 64), ColumnSpec.ofType("i", ElementType.INT))));
        rows.column(0).addLong(Long.MAX_VALUE);
        rows.column(1).addLong(Integer.MIN_VALUE);
        rows.endRow();
        assertThat(Cells.cell(rows.batch().column(0), 0)).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
        assertThat(Cells.cell(rows.batch().column(1), 0)).isEqualTo((long) Integer.MIN_VALUE);
        BatchBuilder wide = new BatchBuilder(TableSchema.of(List.of(ColumnSpec.ascii("d", "I20"))));
        wide.column(0).addLong(-5);
        wide.endRow();
        assertThat(Cells.cell(wide.batch().column(0), 0)).isEqualTo(BigInteger.valueOf(-5));
    }

    @Test
    void makesQuestionMarksOfHalfCharacters() throws Exception {
        BatchBuilder rows = builder(ColumnSpec.string("s", 9));
        for (String half : List.of("a\ud800b", "a\udc00b", "b\ud800", "\udc00\ud800")) {
            rows.column(0).addString(half);
            rows.endRow();
        }
        assertThat(Cells.all(rows.batch().column(0))).isEqualTo(List.of("a?b", "a?b", "b?", "??"));
    }

    @Test
    void keepsEveryCharacter() throws Exception {
        BatchBuilder rows = builder(ColumnSpec.string("s", 9));
        List<Object> texts = new ArrayList<>();
        for (int code = 0; code <= Character.MAX_CODE_POINT; code += code < 0x1000 ? 1 : 97) {
            if (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE) {
                texts.add("a" + Character.toString(code) + "b");
            }
        }
        for (Object text : texts) {
            rows.column(0).addString((String) text);
            rows.endRow();
        }
        assertThat(Cells.all(rows.batch().column(0))).isEqualTo(texts);
    }

    @Test
    void refusesCellsOfAnotherSize() throws Exception {
        BatchBuilder rows =
                builder(ColumnSpec.of("a", "3J"), ColumnSpec.of("b", "PJ").dims(2, 9));
        rows.column(0).addLong(1);
        assertThatThrownBy(rows::endRow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a: row 0 has 1 elements, not 3");
        rows.column(0).addLong(1);
        rows.column(0).addLong(1);
        rows.column(1).addLong(1);
        assertThatThrownBy(rows::endRow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column b: 1 elements in row 0 do not fill the axes of TDIM (2,9)");
    }

    @Test
    void refusesValuesOfAnotherType() throws Exception {
        BatchBuilder rows = builder(
                ColumnSpec.of("a", "1I"),
                ColumnSpec.of("b", "1E"),
                ColumnSpec.unsigned("c", 64),
                ColumnSpec.string("d", 1));
        assertThatThrownBy(() -> rows.column(0).addLong(32768))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a holds SHORT, it cannot take 32768");
        assertThatThrownBy(() -> rows.column(3).addLong(-1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column d holds STRING, it cannot take an integer");
        assertThatThrownBy(() -> rows.column(2).addLong(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column c holds ULONG, it cannot take -1");
        assertThatThrownBy(() -> rows.column(1).addDouble(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column b holds FLOAT, it cannot take a double");
        assertThatThrownBy(() -> rows.column(1).addLong(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column b holds FLOAT, it cannot take an integer");
        assertThatThrownBy(() -> rows.column(0).addString("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a holds SHORT, it cannot take a string");
        assertThatThrownBy(() -> rows.column(3).addBoolean(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column d holds STRING, it cannot take a boolean");
        assertThatThrownBy(() -> rows.column(0).addUnsigned(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a holds SHORT, it cannot take an unsigned integer");
        assertThatThrownBy(() -> rows.column(0).addDecimal(0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a holds SHORT, it cannot take a 128-bit integer");
        assertThatThrownBy(() -> rows.column(0).addFloat(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a holds SHORT, it cannot take a float");
        assertThatThrownBy(() -> rows.column(0).addComplex(1f, 1f))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a holds SHORT, it cannot take a complex number of floats");
        assertThatThrownBy(() -> rows.column(0).addComplex(1.0, 1.0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column a holds SHORT, it cannot take a complex number of doubles");
    }
}
