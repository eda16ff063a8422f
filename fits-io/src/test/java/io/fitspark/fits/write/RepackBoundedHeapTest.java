// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.compress.internal.gzip.ForkedJava;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.LocalRangeWriter;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions.Compression;

/** Tables of any length are repacked in a small heap, in whatever order their heaps are. */
class RepackBoundedHeapTest {
    private static final int ROWS = 1_500_000;

    /** Every second cell of 16 bytes is dead, so that no two live ones touch. */
    private static final int CELL = 16;

    @TempDir
    private Path folder;

    /** Repacks a file. */
    static final class Repack {
        private Repack() {}

        /** The file. */
        public static void main(String[] arguments) throws IOException {
            FitsRepacker.Result result =
                    FitsRepacker.all(Path.of(arguments[0]), TableOptions.DEFAULT, FileOptions.defaults());
            System.out.println(result.hdus() + " " + result.deadBytes());
        }
    }

    /** A table of 1.5 million cells in an order that is far from that of the rows. */
    private static void cells(Path path) throws IOException {
        HeaderBuilder header = HeaderBuilder.create()
                .structural("XTENSION", "BINTABLE", null)
                .structural("BITPIX", 8, null)
                .structural("NAXIS", 2, null)
                .structural("NAXIS1", 16, null)
                .structural("NAXIS2", ROWS, null)
                .structural("PCOUNT", 2L * CELL * ROWS, null)
                .structural("GCOUNT", 1, null)
                .structural("TFIELDS", 1, null)
                .structural("TTYPE1", "cells", null)
                .structural("TFORM1", "QJ", null);
        try (LocalRangeWriter out = LocalRangeWriter.create(path)) {
            byte[] primary = JoinedTable.primary();
            out.write(0, primary, 0, primary.length);
            byte[] cards = header.toBytes();
            long at = primary.length;
            out.write(at, cards, 0, cards.length);
            at += cards.length;
            byte[] piece = new byte[16 * 1000];
            for (int row = 0; row < ROWS; row += 1000) {
                for (int i = 0; i < 1000; i++) {
                    BigEndian.LONG.set(piece, 16 * i, 4L);
                    BigEndian.LONG.set(piece, 16 * i + 8, 2L * CELL * place(row + i));
                }
                out.write(at, piece, 0, piece.length);
                at += piece.length;
            }
            byte[] heap = new byte[2 * CELL * 1000];
            for (int cell = 0; cell < ROWS; cell += 1000) {
                for (int i = 0; i < 1000; i++) {
                    BigEndian.INT.set(heap, 2 * CELL * i, cell + i);
                }
                out.write(at, heap, 0, heap.length);
                at += heap.length;
            }
            long data = 16L * ROWS + 2L * CELL * ROWS;
            out.write(at, new byte[2880], 0, (int) ((2880 - data % 2880) % 2880));
        }
    }

    /** The number of the cell of a row. */
    private static long place(long row) {
        return row * 1_000_003 % ROWS;
    }

    private static void tiles(Path path) throws IOException {
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("values", "100D"), ColumnSpec.variable("cells", 'D'), ColumnSpec.string("name", 30)));
        ColumnBatch batch = RandomTable.batch(schema, 1000, new Random(1));
        try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
            TableWriter table = writer.table(
                    schema,
                    TableOptions.DEFAULT.withCompression(Compression.ZTABLE).withZoneMaps(true));
            for (int i = 0; i < 100; i++) {
                table.write(batch);
            }
            writer.finish();
        }
        byte[] dead = DeadHeap.of(Files.readAllBytes(path), 1)
                .drop(tile -> tile % 2 == 0)
                .bytes();
        Files.write(path, dead);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void needsNoMoreMemoryForALongTable(boolean tiled) throws Exception {
        Path path = folder.resolve("long.fits");
        if (tiled) {
            tiles(path);
        } else {
            cells(path);
        }
        ForkedJava java = ForkedJava.run(Repack.class, false, List.of("-Xmx24m"), path.toString());
        assertThat(java.output()).doesNotContain("Exception", "Error");
        assertThat(java.exitCode()).isZero();
        try (FitsFile file = FitsFile.open(path)) {
            WrittenFile.assertSound(file, 1);
            if (!tiled) {
                assertThat(java.output()).startsWith("1 " + (long) CELL * ROWS);
                checkCells(file);
            }
        }
    }

    private static void checkCells(FitsFile file) throws IOException {
        byte[] row = new byte[16];
        byte[] cell = new byte[4];
        TableLayout layout = TableLayout.of("file", file.hdu(1));
        assertThat(layout.heapBytes()).isEqualTo((long) CELL * ROWS);
        for (int i = 0; i < ROWS; i += 997) {
            file.reader().readFully(layout.rowPosition(i), row, 0, 16);
            long offset = (long) BigEndian.LONG.get(row, 8);
            assertThat(offset).isEqualTo(CELL * place(i));
            file.reader().readFully(layout.heapOffset() + offset, cell, 0, 4);
            assertThat((int) BigEndian.INT.get(cell, 0)).isEqualTo((int) place(i));
        }
    }
}
