// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.RangeReader;

class TableReaderTest {
    /** Says what was read. */
    private static final class Recorder implements RangeReader {
        private final RangeReader storage;
        private final List<String> reads = new ArrayList<>();

        Recorder(byte[] bytes) {
            storage = new MemoryRangeReader("recorded.fits", bytes);
        }

        @Override
        public String name() {
            return storage.name();
        }

        @Override
        public long length() throws IOException {
            return storage.length();
        }

        @Override
        public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
            reads.add(position + "+" + length);
            storage.readFully(position, buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            storage.close();
        }
    }

    private static TableFile numbers(int rows) {
        TableFile file = new TableFile().column("ID", "1J").column("NAME", "3A");
        for (int i = 0; i < rows; i++) {
            file.row(i, "n%-2d".formatted(i % 10));
        }
        return file;
    }

    @Test
    void neighbouringScatteredRowsAreReadTogetherAndOthersAreNotRead() throws Exception {
        Recorder recorder = new Recorder(numbers(100).bytes());
        TableReader reader = TableFile.reader(recorder, FitsLimits.defaults());
        long data = reader.layout().dataOffset();
        recorder.reads.clear();
        ColumnBatch batch = new ColumnBatch();
        reader.readRows(new long[] {3, 4, 5, 50}, new int[] {1, 0}, batch);
        assertThat(Cells.all(batch.column(1))).isEqualTo(List.of(3L, 4L, 5L, 50L));
        assertThat(Cells.all(batch.column(0))).isEqualTo(List.of("n3", "n4", "n5", "n0"));
        assertThat(recorder.reads).containsExactly((data + 21) + "+21", (data + 350) + "+7");
    }

    @Test
    void batchesOfNoColumnsReadNothing() throws Exception {
        Recorder recorder = new Recorder(numbers(100).bytes());
        TableReader reader = TableFile.reader(recorder, FitsLimits.defaults());
        recorder.reads.clear();
        TableBatches batches = reader.batches(10, 90, new int[0], new int[0], BatchOptions.DEFAULT);
        ColumnBatch batch = new ColumnBatch();
        assertThat(batches.next(batch)).isTrue();
        assertThat(batch.rows()).isEqualTo(90);
        assertThat(batches.next(batch)).isFalse();
        assertThat(recorder.reads).isEmpty();
    }

    @Test
    void theWindowHasTheStoredBytesOfColumnsThatAreNotDecoded() throws Exception {
        TableReader reader = numbers(5).reader();
        TableBatches batches =
                reader.batches(1, 3, new int[] {1}, new int[] {0}, BatchOptions.DEFAULT.withWindow(true));
        ColumnBatch batch = new ColumnBatch();
        batches.next(batch);
        RowWindow window = batch.window();
        int offset =
                window.offset() + batch.windowOffset(reader.layout().columns().get(0));
        assertThat(window.rows()).isEqualTo(3);
        assertThat(window.bytes()[offset + 2 * window.stride() + 3]).isEqualTo((byte) 3);
        assertThat(Cells.all(batch.column(0))).isEqualTo(List.of("n1", "n2", "n3"));
    }

    @Test
    void longRowsAreNotFetchedForAFewOfTheirColumns() throws Exception {
        TableFile file = new TableFile()
                .column("A", "1J")
                .column("LONG", "100000D")
                .column("B", "1J")
                .column("C", "1J");
        file.row(1, new byte[800_000], 2, 3).row(4, new byte[800_000], 5, 6);
        Recorder recorder = new Recorder(file.bytes());
        TableReader reader = TableFile.reader(recorder, FitsLimits.defaults());
        recorder.reads.clear();
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, 2, new int[] {0, 3}, batch);
        assertThat(Cells.all(batch.column(0))).isEqualTo(List.of(1L, 4L));
        assertThat(Cells.all(batch.column(1))).isEqualTo(List.of(3L, 6L));
        assertThat(recorder.reads).hasSize(4).allMatch(read -> read.endsWith("+4"));
    }

    @Test
    void arraysAreKeptFromReadToReadOfTheSameColumns() throws Exception {
        byte[] bytes = numbers(10).bytes();
        ColumnBatch batch = new ColumnBatch();
        numbersOf(bytes, batch);
        int[] first = batch.column(0).ints();
        numbersOf(bytes, batch);
        assertThat(batch.column(0).ints()).isSameAs(first);
    }

    private static void numbersOf(byte[] bytes, ColumnBatch batch) throws Exception {
        TableFile.reader(new MemoryRangeReader("again.fits", bytes), FitsLimits.defaults())
                .read(0, 10, new int[] {0}, batch);
    }

    @Test
    void rowsThatTheFileLacksAreAnErrorBeforeAnythingIsAllocated() throws Exception {
        TableFile file = numbers(100);
        byte[] bytes = file.bytes();
        byte[] claiming = file.header(1_000_000_000, 0);
        System.arraycopy(claiming, 0, bytes, 0, claiming.length);
        TableReader reader = TableFile.reader(new MemoryRangeReader("short.fits", bytes), FitsLimits.defaults());
        assertThatThrownBy(() -> reader.read(0, 1_000_000_000, new int[] {0}, new ColumnBatch()))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("row 411 of the 1000000000 rows that NAXIS2 claims")
                .hasMessageContaining("short.fits, HDU 1");
        ColumnBatch whole = new ColumnBatch();
        reader.read(0, 100, new int[] {0}, whole);
        assertThat(Cells.cell(whole.column(0), 99)).isEqualTo(99L);
    }

    @Test
    void rowsAndColumnsThatTheTableLacksAreRefused() throws Exception {
        TableReader reader = numbers(3).reader();
        ColumnBatch batch = new ColumnBatch();
        assertThatThrownBy(() -> reader.read(2, 2, new int[] {0}, batch))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("out of bounds");
        assertThatThrownBy(() -> reader.read(0, 1, new int[] {2}, batch))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("out of bounds");
        assertThatThrownBy(() -> reader.readRows(new long[] {2, 1}, new int[] {0}, batch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row numbers do not ascend: 2, 1");
    }

    @Test
    void latin1StringsAreRepairedWhereTheyLieInTheWindow() throws Exception {
        TableFile file = new TableFile().column("S", "5A");
        file.row("caf\u00e9 ").row("plain").row("\u00e9\u00e8\u00ea  ");
        TableReader reader = file.reader();
        TableBatches batches = reader.batches(0, 3, new int[] {0}, new int[0], BatchOptions.DEFAULT.withWindow(true));
        ColumnBatch batch = new ColumnBatch();
        batches.next(batch);
        assertThat(Cells.all(batch.column(0))).isEqualTo(List.of("caf\u00e9", "plain", "\u00e9\u00e8\u00ea"));
        assertThat(Cells.all(TableFile.all(reader).column(0)))
                .isEqualTo(List.of("caf\u00e9", "plain", "\u00e9\u00e8\u00ea"));
    }

    @Test
    void substringArraysAreSplit() throws Exception {
        TableFile file = new TableFile().column("S", "10A:SSTR5/000");
        ColumnVector vector = TableFile.all(file.row("ab   cde  ").reader()).column(0);
        assertThat(Cells.all(vector)).isEqualTo(List.of(List.of("ab", "cde")));
    }

    @Test
    void elementsBeyondTdimArePassedOver() throws Exception {
        TableFile file = new TableFile().column("V", "5B", "TDIM", "'(2,2)'").column("N", "1B");
        file.row(new byte[] {1, 2, 3, 4, 99, 7}).row(new byte[] {5, 6, 7, 8, 99, 8});
        TableReader reader = file.reader();
        assertThat(reader.layout().warnings())
                .anyMatch(warning -> warning.message().contains("TDIM1 (2,2) has 4 elements of the 5"));
        ColumnBatch batch = TableFile.all(reader);
        assertThat(Cells.all(batch.column(0)))
                .isEqualTo(
                        List.of(List.of(List.of(1L, 2L), List.of(3L, 4L)), List.of(List.of(5L, 6L), List.of(7L, 8L))));
        assertThat(Cells.all(batch.column(1))).isEqualTo(List.of(7L, 8L));
    }

    @Test
    void aLayoutTravelsToAnotherJvm() throws Exception {
        TableLayout layout = new TableFile()
                .column("V", "1PE(3)", "TDIM", "'(1,3)'", "TNULL", "5")
                .column("N", "1J", "TNULL", "-1")
                .reader()
                .layout();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(layout);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(layout);
        }
    }

    @Test
    void nullsOfTheRowBeforeDoNotStay() throws Exception {
        TableFile file = new TableFile().column("N", "1I", "TNULL", "-1").column("L", "1L");
        file.row((short) -1, new byte[] {0}).row((short) 2, "T").row((short) -1, "F");
        TableBatches batches =
                file.reader().batches(0, 3, new int[] {0, 1}, new int[0], BatchOptions.DEFAULT.withMaxRows(1));
        ColumnBatch batch = new ColumnBatch();
        List<Object> cells = new ArrayList<>();
        while (batches.next(batch)) {
            cells.add(Cells.cell(batch.column(0), 0));
            cells.add(Cells.cell(batch.column(1), 0));
        }
        assertThat(cells).isEqualTo(Arrays.asList(null, null, 2L, true, null, false));
    }
}
