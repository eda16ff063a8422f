// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.BatchLender;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableOptions.Compression;
import io.fitspark.fits.write.TableWriter;

/**
 * Writes a table larger than 4 GiB whose heap is larger than 2 GiB, or reads one to the last value:
 * {@code plain FILE}, {@code ztable FILE}, {@code check FILE}. Element i of a cell of row r is (31 r + i) modulo 4093.
 */
public final class LargeTable {
    private static final int ROWS = 600_000;
    private static final int IN_ROW = 1024;
    private static final int IN_HEAP = 1000;
    private static final int BATCH = 1000;

    private LargeTable() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "plain" -> write(file, TableOptions.DEFAULT);
            case "ztable" -> write(file, TableOptions.DEFAULT.withCompression(Compression.ZTABLE));
            case "check" -> check(file);
            default -> throw new IllegalArgumentException("plain, ztable or check: " + arguments[0]);
        }
    }

    private static float value(long row, int element) {
        return (31 * row + element) % 4093;
    }

    private static void write(Path file, TableOptions options) throws IOException {
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("id", "1K"), ColumnSpec.of("block", IN_ROW + "E"), ColumnSpec.variable("cell", 'E')));
        long[] ids = new long[BATCH];
        float[] blocks = new float[BATCH * IN_ROW];
        float[] cells = new float[BATCH * IN_HEAP];
        int[] offsets = new int[BATCH + 1];
        ColumnBatch batch = new BatchLender(schema)
                .longs(0, ids)
                .floats(1, blocks)
                .floats(2, cells)
                .rowOffsets(2, offsets)
                .batch(BATCH);
        try (FitsWriter writer = FitsWriter.create(file, FileOptions.defaults());
                TableWriter table = writer.table(schema, options)) {
            for (long first = 0; first < ROWS; first += BATCH) {
                for (int row = 0; row < BATCH; row++) {
                    ids[row] = first + row;
                    offsets[row + 1] = (row + 1) * IN_HEAP;
                    fill(blocks, row * IN_ROW, IN_ROW, first + row);
                    fill(cells, row * IN_HEAP, IN_HEAP, first + row);
                }
                table.write(batch);
            }
            table.finish();
            writer.finish();
        }
    }

    private static void fill(float[] to, int at, int count, long row) {
        for (int i = 0; i < count; i++) {
            to[at + i] = value(row, i);
        }
    }

    private static void check(Path file) throws IOException {
        try (FitsFile fits = FitsFile.open(file)) {
            TableReader table = TableReader.open(fits, (BinTableHdu) fits.hdu(1));
            require(table.layout().rows() == ROWS, "rows", table.layout().rows());
            TableBatches batches = table.batches(0, ROWS, new int[] {0, 1, 2}, new int[0], BatchOptions.DEFAULT);
            ColumnBatch batch = new ColumnBatch();
            while (batches.next(batch)) {
                for (int row = 0; row < batch.rows(); row++) {
                    long number = batch.firstRow() + row;
                    require(batch.column(0).longs()[row] == number, "id", number);
                    same(batch.column(1), row * IN_ROW, IN_ROW, number);
                    int start = batch.column(2).rowOffsets()[row];
                    require(batch.column(2).rowOffsets()[row + 1] - start == IN_HEAP, "length of cell", number);
                    same(batch.column(2), start, IN_HEAP, number);
                }
            }
        }
    }

    private static void same(ColumnVector column, int at, int count, long row) {
        for (int i = 0; i < count; i++) {
            require(column.floats()[at + i] == value(row, i), column.column().name(), row);
        }
    }

    private static void require(boolean right, String what, long row) {
        if (!right) {
            throw new IllegalStateException(what + " is wrong, row " + row);
        }
    }
}
