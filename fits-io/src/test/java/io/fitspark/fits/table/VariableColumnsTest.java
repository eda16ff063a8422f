// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.MemoryRangeReader;

class VariableColumnsTest {
    @Test
    void tdimGivesTheCellsOfAHeapColumnFixedInnerAxes() throws Exception {
        TableFile file = new TableFile().column("V", "1PI(6)", "TDIM", "'(2,3)'");
        int six = file.heap((short) 1, (short) 2, (short) 3, (short) 4, (short) 5, (short) 6);
        TableReader reader = file.row(6, six).row(0, 0).row(4, six).reader();
        ColumnVector vector = TableFile.all(reader).column(0);
        assertThat(Cells.ddl(vector.type())).isEqualTo("ARRAY<ARRAY<SMALLINT>>");
        assertThat(Cells.all(vector))
                .isEqualTo(List.of(
                        List.of(List.of(1L, 2L), List.of(3L, 4L), List.of(5L, 6L)),
                        List.of(),
                        List.of(List.of(1L, 2L), List.of(3L, 4L))));
    }

    @Test
    void aCellThatDoesNotFillTheInnerAxesIsAnError() throws Exception {
        TableFile file = new TableFile().column("V", "1PB(3)", "TDIM", "'(2,2)'");
        int at = file.heap(new byte[] {1, 2, 3});
        TableReader reader = file.row(2, at).row(3, at).reader();
        assertThatThrownBy(() -> TableFile.all(reader))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("a cell of 3 elements does not fill the axes of TDIM (2,2)")
                .hasMessageContaining("column V")
                .hasMessageContaining("row 1");
    }

    @Test
    void tdimOfAHeapStringMakesAnArrayOfStrings() throws Exception {
        TableFile file = new TableFile().column("S", "1PA(9)", "TDIM", "'(3,3)'");
        int at = file.heap("ab c  def");
        ColumnVector vector =
                TableFile.all(file.row(9, at).row(0, 0).row(3, at + 6).reader()).column(0);
        assertThat(Cells.ddl(vector.type())).isEqualTo("ARRAY<STRING>");
        assertThat(Cells.all(vector)).isEqualTo(List.of(List.of("ab", "c", "def"), List.of(), List.of("def")));
    }

    @Test
    void zerosAreFalseInHeapCellsThatHoldOnesInsteadOfT() throws Exception {
        TableFile file = new TableFile().column("L", "1PL(3)");
        int at = file.heap(new byte[] {0, 1, 0, 'T', 0, 'F'});
        ColumnVector vector =
                TableFile.all(file.row(3, at).row(3, at + 3).reader()).column(0);
        assertThat(Cells.all(vector)).isEqualTo(List.of(List.of(false, true, false), Arrays.asList(true, null, false)));
    }

    @Test
    void cellsThatShareBytesAreRefusedWhenTheyComeToMoreThanTheLimit() throws Exception {
        TableFile file = new TableFile().column("V", "1PB(1000)");
        int at = file.heap(new byte[1000]);
        for (int i = 0; i < 100; i++) {
            file.row(1000, at);
        }
        FitsLimits limits = FitsLimits.defaults().withMaxBatchBytes(20_000);
        TableReader reader = TableFile.reader(new MemoryRangeReader("shared.fits", file.bytes()), limits);
        assertThatThrownBy(() -> TableFile.all(reader))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("cells share heap bytes and come to more than 21000 bytes")
                .hasMessageContaining("shared.fits, HDU 1");
        TableBatches batches =
                reader.batches(0, 100, new int[] {0}, new int[0], new BatchOptions(1 << 20, 100, 5000, false));
        ColumnBatch batch = new ColumnBatch();
        int rows = 0;
        while (batches.next(batch)) {
            assertThat(batch.rows()).isEqualTo(5);
            assertThat(batch.column(0).elementCount()).isEqualTo(5000);
            rows += batch.rows();
        }
        assertThat(rows).isEqualTo(100);
    }

    @Test
    void aCellBeyondTheLimitIsAnErrorThatNamesIt() throws Exception {
        TableFile file = new TableFile().column("V", "1QD(100)");
        int at = file.heap(new byte[800]);
        FitsLimits limits = FitsLimits.defaults().withMaxCellBytes(799);
        TableReader reader = TableFile.reader(
                new MemoryRangeReader("cell.fits", file.row(100L, (long) at).bytes()), limits);
        assertThatThrownBy(() -> TableFile.all(reader))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("more than the limit of 799 bytes")
                .hasMessageContaining("column V, row 0");
    }

    @Test
    void cellsFarApartAreReadOneByOneAndInAnyOrder() throws Exception {
        TableFile file = new TableFile().column("V", "1PJ(2)").column("S", "1PA(5)");
        int first = file.heap(1, 2);
        file.heap(new byte[100_000]);
        int second = file.heap(3, 4);
        int text = file.heap("abcde");
        TableReader reader = file.row(2, second, 5, text)
                .row(2, first, 2, text + 3)
                .row(1, second + 4, 0, 0)
                .reader();
        ColumnBatch batch = TableFile.all(reader);
        assertThat(Cells.all(batch.column(0))).isEqualTo(List.of(List.of(3L, 4L), List.of(1L, 2L), List.of(4L)));
        assertThat(Cells.all(batch.column(1))).isEqualTo(List.of("abcde", "de", ""));
    }
}
