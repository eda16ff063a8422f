// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class BatchLenderTest {
    private static BatchLender lender(ColumnSpec... specs) throws Exception {
        return new BatchLender(TableSchema.of(List.of(specs)));
    }

    @Test
    void showsArraysWhereTheyAre() throws Exception {
        double[] doubles = {1, 2, 3};
        int[] ints = {9, 9, 1, 2, 3, 4};
        byte[] text = "abcdef".getBytes(StandardCharsets.US_ASCII);
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("d", "1D"),
                ColumnSpec.of("v", "PJ").tnull(0),
                ColumnSpec.string("s", 4),
                ColumnSpec.of("c", "1C")));
        ColumnBatch batch = new BatchLender(schema)
                .doubles(0, doubles)
                .ints(1, ints)
                .rowOffsets(1, new int[] {2, 5, 5})
                .nulls(1, new boolean[] {false, false, false, true, false})
                .strings(2, text, new int[] {0, 3}, new int[] {2, 3})
                .floats(3, new float[] {1, 2, 3, 4})
                .batch(2);
        assertThat(batch.column(0).doubles()).isSameAs(doubles);
        assertThat(batch.column(2).stringBytes()).isSameAs(text);
        doubles[1] = 7;
        ColumnBatch read = WrittenTable.of(schema, batch).read();
        assertThat(Cells.all(read.column(0))).isEqualTo(List.of(1.0, 7.0));
        assertThat(Cells.all(read.column(1)).toString()).isEqualTo("[[1, null, 3], []]");
        assertThat(Cells.all(read.column(2))).isEqualTo(List.of("ab", "def"));
        assertThat(Cells.all(read.column(3))).isEqualTo(List.of(List.of(1f, 2f), List.of(3f, 4f)));
    }

    @Test
    void takesAllTypes() throws Exception {
        ColumnBatch batch = lender(
                        ColumnSpec.of("l", "1L"),
                        ColumnSpec.ofType("b", ElementType.BYTE),
                        ColumnSpec.of("i", "1I"),
                        ColumnSpec.unsigned("u", 64),
                        ColumnSpec.of("m", "1M"))
                .bytes(0, new byte[] {1})
                .bytes(1, new byte[] {-1})
                .shorts(2, new short[] {3})
                .longs(3, new long[] {4})
                .doubles(4, new double[] {5, 6})
                .nulls(0, null)
                .batch(1);
        assertThat(Cells.cell(batch.column(0), 0)).isEqualTo(true);
        assertThat(Cells.cell(batch.column(1), 0)).isEqualTo(-1L);
        assertThat(Cells.cell(batch.column(2), 0)).isEqualTo(3L);
        assertThat(Cells.cell(batch.column(3), 0)).hasToString("4");
        assertThat(Cells.cell(batch.column(4), 0)).isEqualTo(List.of(5.0, 6.0));
    }

    @Test
    void refusesArraysThatAreTooShort() throws Exception {
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "3M"))
                        .doubles(0, new double[11])
                        .batch(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: 12 values are needed, there are 11");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "1J")).batch(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: 1 values are needed, there are 0");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "1J"))
                        .ints(0, new int[2])
                        .nulls(0, new boolean[1])
                        .batch(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: 2 nulls are needed, there are 1");
        assertThatThrownBy(() -> lender(ColumnSpec.string("a", 3))
                        .strings(0, new byte[9], new int[2], new int[1])
                        .batch(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: 2 string lengths are needed, there are 1");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "PJ"))
                        .rowOffsets(0, new int[2])
                        .batch(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: 2 rows need 3 offsets, there are 2");
    }

    @Test
    void refusesWhatLiesNowhere() throws Exception {
        assertThatThrownBy(() -> lender(ColumnSpec.string("a", 3))
                        .strings(0, new byte[9], new int[] {0, 7}, new int[] {3, 3})
                        .batch(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: string 1 lies at 7 with 3 bytes, beyond the 9 bytes of all");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "PJ"))
                        .rowOffsets(0, new int[] {0, 3, 2})
                        .batch(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: row 1 begins at 3 and ends at 2");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "PJ"))
                        .rowOffsets(0, new int[] {-1, 3})
                        .batch(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: the first row begins at -1");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "PJ").dims(2, 5))
                        .ints(0, new int[9])
                        .rowOffsets(0, new int[] {0, 3})
                        .batch(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a: 3 elements in row 0 do not fill the axes of TDIM");
    }

    @Test
    void refusesArraysOfAnotherType() throws Exception {
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "1J")).doubles(0, new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a holds INT, it cannot take double[]");
        assertThatThrownBy(() -> lender(ColumnSpec.of("a", "1J")).rowOffsets(0, new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a has cells of a fixed size, it takes no row offsets");
    }
}
