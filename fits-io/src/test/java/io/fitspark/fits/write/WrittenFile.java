// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.MemoryRangeWriter;
import io.fitspark.fits.table.Cells;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableReader;

/** Writes files of tables for tests, and looks at what is in them. */
final class WrittenFile {
    private WrittenFile() {}

    /** Writes tables to a writer of files. */
    @FunctionalInterface
    interface Content {
        void write(FitsWriter writer) throws IOException;
    }

    static byte[] inMemory(Content content) throws IOException {
        MemoryRangeWriter memory = new MemoryRangeWriter("memory");
        try (FitsWriter writer = FitsWriter.to(memory, FileOptions.defaults())) {
            content.write(writer);
            writer.finish();
        }
        return memory.toBytes();
    }

    static byte[] streamed(Content content) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (FitsWriter writer =
                FitsWriter.to(stream, "stream", FileOptions.defaults().withSpoolMemory(1000))) {
            content.write(writer);
            writer.finish();
        }
        return stream.toByteArray();
    }

    static Content table(RandomTable table, TableOptions options) {
        return writer -> {
            try (TableWriter rows = writer.table(table.schema(), options)) {
                rows.write(table.batch());
                rows.finish();
            }
        };
    }

    static FitsFile open(byte[] bytes) throws IOException {
        return FitsFile.open(new MemoryRangeReader("memory", bytes));
    }

    /** The cells of all columns of a table, as {@link Cells} shows them. */
    static List<List<Object>> cells(FitsFile file, int hdu) throws IOException {
        TableReader reader = TableReader.open(file, file.hdu(hdu));
        ColumnBatch batch = new ColumnBatch();
        int[] all = IntStream.range(0, reader.layout().columns().size()).toArray();
        reader.read(0, Math.toIntExact(reader.layout().rows()), all, batch);
        return cells(batch);
    }

    static List<List<Object>> cells(ColumnBatch batch) {
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            columns.add(Cells.all(batch.column(i)));
        }
        return columns;
    }

    /** Reads a whole table back and compares; there is nothing odd about it, and the sums fit. */
    static void assertHolds(byte[] bytes, int hdu, ColumnBatch expected) throws IOException {
        try (FitsFile file = open(bytes)) {
            assertSound(file, hdu);
            List<List<Object>> read = cells(file, hdu);
            List<List<Object>> wanted = cells(expected);
            assertThat(read).hasSameSizeAs(wanted);
            for (int i = 0; i < wanted.size(); i++) {
                assertThat(read.get(i)).as(expected.column(i).column().name()).isEqualTo(wanted.get(i));
            }
        }
    }

    static void assertSound(FitsFile file, int index) throws IOException {
        Hdu hdu = file.hdu(index);
        assertThat(hdu.warnings()).isEmpty();
        assertThat(TableReader.open(file, hdu).layout().warnings()).isEmpty();
        assertThat(HduSums.verify(file, hdu)).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
        assertThat(file.warnings()).isEmpty();
    }
}
