// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.LocalRangeReader;

/** Tables beyond the limits of 32-bit numbers, in files that are mostly holes. */
class LargeTablesTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    @Test
    void rowsBeyondTwoToTheThirtyFirstAreReachedByNumber() throws Exception {
        long rows = 3L << 31;
        Path file = sparse("rows.fits", new TableFile().column("B", "1B").header(rows, 0), rows, (out, data) -> {
            out.seek(data + (1L << 31) + 5);
            out.write(77);
            out.seek(data + rows - 1);
            out.write(255);
        });
        try (LocalRangeReader storage = LocalRangeReader.open(file)) {
            TableReader reader = TableFile.reader(storage, FitsLimits.defaults());
            assertThat(reader.layout().rows()).isEqualTo(rows);
            ColumnBatch batch = new ColumnBatch();
            reader.readRows(new long[] {0, (1L << 31) + 5, rows - 1}, new int[] {0}, batch);
            assertThat(Cells.all(batch.column(0))).isEqualTo(List.of(0L, 77L, 255L));
            TableBatches batches = reader.batches(rows - 10, 10, new int[] {0}, new int[0], BatchOptions.DEFAULT);
            assertThat(batches.next(batch)).isTrue();
            assertThat(batch.firstRow()).isEqualTo(rows - 10);
            assertThat(Cells.cell(batch.column(0), 9)).isEqualTo(255L);
        }
    }

    @Test
    void heapCellsLieBeyondFourGibibytes() throws Exception {
        long heap = 5 * GIB;
        TableFile table =
                new TableFile().column("P", "1PJ(2)").column("Q", "1QJ(2)").column("ID", "1J");
        table.row(2, 0x8000_0010, 2L, 4 * GIB + 20, 1).row(1, 0xFFFF_FFFC, 0L, 0L, 2);
        byte[] small = table.bytes();
        byte[] header = table.header(2, heap);
        Path file = sparse("heap.fits", header, 56 + heap, (out, data) -> {
            out.write(small, header.length, 56);
            long start = data + 56;
            out.seek(start + 0x8000_0010L);
            out.writeInt(11);
            out.writeInt(12);
            out.seek(start + 0xFFFF_FFFCL);
            out.writeInt(13);
            out.seek(start + 4 * GIB + 20);
            out.writeInt(21);
            out.writeInt(22);
        });
        try (LocalRangeReader storage = LocalRangeReader.open(file)) {
            ColumnBatch batch = TableFile.all(TableFile.reader(storage, FitsLimits.defaults()));
            assertThat(Cells.all(batch.column(0))).isEqualTo(List.of(List.of(11L, 12L), List.of(13L)));
            assertThat(Cells.all(batch.column(1))).isEqualTo(List.of(List.of(21L, 22L), List.of()));
            assertThat(Cells.all(batch.column(2))).isEqualTo(List.of(1L, 2L));
        }
    }

    @Test
    void aRowLongerThanAnArrayIsReadColumnByColumn() throws Exception {
        TableFile table =
                new TableFile().column("A", "2J").column("BIG", "1200000000I").column("C", "1J");
        long rowBytes = 8 + 2_400_000_000L + 4;
        Path file = sparse("wide.fits", table.header(2, 0), 2 * rowBytes, (out, data) -> {
            for (int row = 0; row < 2; row++) {
                out.seek(data + row * rowBytes);
                out.writeInt(row);
                out.writeInt(-row);
                out.seek(data + (row + 1) * rowBytes - 4);
                out.writeInt(100 + row);
            }
        });
        try (LocalRangeReader storage = LocalRangeReader.open(file)) {
            TableReader reader = TableFile.reader(storage, FitsLimits.defaults());
            ColumnBatch batch = new ColumnBatch();
            reader.read(0, 2, new int[] {2, 0}, batch);
            assertThat(Cells.all(batch.column(0))).isEqualTo(List.of(100L, 101L));
            assertThat(Cells.all(batch.column(1))).isEqualTo(List.of(List.of(0L, 0L), List.of(1L, -1L)));
        }
    }

    @Test
    void aLargeFileThatIsCompressedAsAWholeIsReadInLittleMemory() throws Exception {
        long rows = 300_000_000 / 100;
        Path path = folder.resolve("large.fits.gz");
        byte[] block = new byte[100 * 1000];
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path), 1 << 16)) {
            out.write(new TableFile().column("N", "1J").column("TEXT", "96A").header(rows, 0));
            for (long row = 0; row < rows; row += 1000) {
                ByteBuffer.wrap(block).putInt((int) row);
                out.write(block);
            }
        }
        long before = Allocation.bytes();
        try (FitsFile file = FitsFile.open(path)) {
            TableReader reader = TableReader.open(file, file.hdu(1));
            TableBatches batches = reader.batches(0, rows, new int[] {0, 1}, new int[0], BatchOptions.DEFAULT);
            ColumnBatch batch = new ColumnBatch();
            long seen = 0;
            while (batches.next(batch)) {
                for (int i = 0; i < batch.rows(); i++, seen++) {
                    if (batch.column(0).ints()[i] != (seen % 1000 == 0 ? seen : 0)) {
                        assertThat(seen).as("row with a wrong value").isNegative();
                    }
                }
            }
            assertThat(seen).isEqualTo(rows);
        }
        assertThat(Allocation.bytes() - before).isLessThan(64 << 20);
    }

    private interface Filler {
        void fill(RandomAccessFile out, long dataOffset) throws IOException;
    }

    private Path sparse(String name, byte[] header, long dataBytes, Filler filler) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
            out.setLength(header.length + (dataBytes + 2879) / 2880 * 2880);
            out.write(header);
            filler.fill(out, header.length);
        }
        return path;
    }
}
