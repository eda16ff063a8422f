// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.BatchLender;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;

/**
 * The first rows of a table in memory: an array for each column, without gaps.
 *
 * @param batch the rows, in arrays that are lent
 */
record MemoryTable(TableSchema schema, ColumnBatch batch) {

    static MemoryTable read(Path file, int most) throws IOException {
        try (FitsFile fits = FitsFile.open(file)) {
            TableReader table = TableReader.open(fits, (BinTableHdu) fits.hdu(1));
            int rows = (int) Math.min(most, table.layout().rows());
            TableSchema schema = TableSchema.of(table.layout());
            BatchLender lender = new BatchLender(schema);
            ColumnBatch read = new ColumnBatch();
            table.read(0, rows, IntStream.range(0, schema.columns().size()).toArray(), read);
            for (int i = 0; i < read.columnCount(); i++) {
                lend(i, read.column(i), lender);
            }
            return new MemoryTable(schema, lender.batch(rows));
        }
    }

    private static void lend(int index, ColumnVector from, BatchLender to) {
        int slots = from.elementCount() * from.type().element().slots();
        switch (from.type().element()) {
            case BOOLEAN, BYTE -> to.bytes(index, Arrays.copyOf(from.bytes(), slots));
            case SHORT -> to.shorts(index, Arrays.copyOf(from.shorts(), slots));
            case INT -> to.ints(index, Arrays.copyOf(from.ints(), slots));
            case LONG, ULONG, DECIMAL -> to.longs(index, Arrays.copyOf(from.longs(), slots));
            case FLOAT, COMPLEX_FLOAT -> to.floats(index, Arrays.copyOf(from.floats(), slots));
            case DOUBLE, COMPLEX_DOUBLE -> to.doubles(index, Arrays.copyOf(from.doubles(), slots));
            case STRING -> lendStrings(index, from, slots, to);
        }
        if (from.hasNulls()) {
            to.nulls(index, Arrays.copyOf(from.nulls(), from.elementCount()));
        }
        if (from.rowOffsets() != null) {
            to.rowOffsets(index, Arrays.copyOf(from.rowOffsets(), from.rows() + 1));
        }
    }

    /** The strings one behind the other. */
    private static void lendStrings(int index, ColumnVector from, int count, BatchLender to) {
        int[] lengths = Arrays.copyOf(from.stringLengths(), count);
        int[] starts = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = total;
            total += lengths[i];
        }
        byte[] bytes = new byte[total];
        for (int i = 0; i < count; i++) {
            System.arraycopy(from.stringBytes(), from.stringStarts()[i], bytes, starts[i], lengths[i]);
        }
        to.strings(index, bytes, starts, lengths);
    }

    int rows() {
        return batch.rows();
    }

    /** By name of the column. */
    Map<String, String> checksums() {
        Map<String, String> sums = new LinkedHashMap<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            sums.put(batch.column(i).column().name(), Checksum.of(batch.column(i)));
        }
        return sums;
    }
}
