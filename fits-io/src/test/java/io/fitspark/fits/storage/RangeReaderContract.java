// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RangeReader} promises. A test of one extends this and says how to open a file with given bytes. */
public abstract class RangeReaderContract {

    private static final int LENGTH = 1_000_003;

    @TempDir
    Path folder;

    /** A reader of a file with these bytes, which may be kept in the folder. */
    protected abstract RangeReader open(byte[] bytes, Path folder) throws IOException;

    private static byte[] content() {
        byte[] bytes = new byte[LENGTH];
        new Random(20260101).nextBytes(bytes);
        return bytes;
    }

    @Test
    void hasNameAndLength() throws IOException {
        try (RangeReader reader = open(content(), folder)) {
            assertThat(reader.length()).isEqualTo(LENGTH);
            assertThat(reader.name()).isNotBlank();
        }
    }

    @Test
    void readsExactRangesAndLeavesTheRestOfTheBufferAlone() throws IOException {
        byte[] content = content();
        Random random = new Random(1);
        try (RangeReader reader = open(content, folder)) {
            for (int i = 0; i < 200; i++) {
                int position = random.nextInt(LENGTH);
                int length = random.nextInt(Math.min(LENGTH - position, i % 10 == 0 ? LENGTH : 5000) + 1);
                byte[] buffer = new byte[length + 20];
                Arrays.fill(buffer, (byte) 77);
                reader.readFully(position, buffer, 7, length);
                assertThat(Arrays.copyOfRange(buffer, 7, 7 + length))
                        .isEqualTo(Arrays.copyOfRange(content, position, position + length));
                assertThat(Arrays.copyOfRange(buffer, 0, 7)).containsOnly(77);
                assertThat(Arrays.copyOfRange(buffer, 7 + length, length + 20)).containsOnly(77);
            }
        }
    }

    @Test
    void lendsExactRangesInPiecesOfWholeUnits() throws IOException {
        byte[] content = content();
        Random random = new Random(2);
        try (RangeReader reader = open(content, folder)) {
            for (int unit : new int[] {1, 8, 4096, 1 << 20}) {
                int position = random.nextInt(unit == 1 ? LENGTH : 1000);
                int length = (LENGTH - position) / unit * unit;
                byte[] seen = new byte[length];
                int[] at = {0};
                reader.lend(position, length, unit, bytes -> {
                    assertThat(at[0] % unit).isZero();
                    bytes.get(0, seen, at[0], bytes.capacity());
                    at[0] += bytes.capacity();
                });
                assertThat(at[0]).isEqualTo(length);
                assertThat(seen).isEqualTo(Arrays.copyOfRange(content, position, position + length));
            }
            assertThatThrownBy(() -> reader.lend(LENGTH - 3, 4, 1, bytes -> {}))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("beyond the end of");
        }
    }

    @Test
    void readsTheWholeFile() throws IOException {
        byte[] content = content();
        byte[] buffer = new byte[LENGTH];
        try (RangeReader reader = open(content, folder)) {
            reader.readFully(0, buffer, 0, LENGTH);
        }
        assertThat(buffer).isEqualTo(content);
    }

    @Test
    void readsNothingAtTheEnd() throws IOException {
        try (RangeReader reader = open(content(), folder)) {
            reader.readFully(LENGTH, new byte[3], 3, 0);
            reader.readFully(0, new byte[0], 0, 0);
        }
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        try (RangeReader reader = open(new byte[0], folder)) {
            assertThat(reader.length()).isZero();
            assertThatThrownBy(() -> reader.readFully(0, new byte[1], 0, 1))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("beyond the end");
        }
    }

    @Test
    void refusesToReadBeyondTheEnd() throws IOException {
        try (RangeReader reader = open(content(), folder)) {
            byte[] buffer = new byte[100];
            for (long position : new long[] {LENGTH - 99, LENGTH, LENGTH + 1, Long.MAX_VALUE - 5}) {
                assertThatThrownBy(() -> reader.readFully(position, buffer, 0, 100))
                        .isInstanceOf(EOFException.class)
                        .hasMessageContaining(reader.name())
                        .hasMessageContaining(Integer.toString(LENGTH));
            }
            reader.readFully(LENGTH - 100, buffer, 0, 100);
        }
    }

    @Test
    void refusesRangesThatAreNone() throws IOException {
        try (RangeReader reader = open(content(), folder)) {
            byte[] buffer = new byte[10];
            assertThatThrownBy(() -> reader.readFully(-1, buffer, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("position is negative");
            for (int[] range : new int[][] {{-1, 1}, {0, -1}, {0, 11}, {10, 1}, {Integer.MAX_VALUE, 1}}) {
                assertThatThrownBy(() -> reader.readFully(0, buffer, range[0], range[1]))
                        .isInstanceOf(IndexOutOfBoundsException.class)
                        .hasMessageContaining("out of bounds");
            }
        }
    }

    @Test
    void readsManyRangesInOneCall() throws IOException {
        byte[] content = content();
        byte[] buffer = new byte[50_000];
        Random random = new Random(2);
        List<RangeRead> reads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            reads.add(new RangeRead(random.nextInt(LENGTH - 500), buffer, i * 500, 500));
        }
        try (RangeReader reader = open(content, folder)) {
            reader.readRanges(reads);
            reader.readRanges(List.of());
            for (RangeRead read : reads) {
                int position = (int) read.position();
                assertThat(Arrays.copyOfRange(buffer, read.offset(), read.offset() + 500))
                        .isEqualTo(Arrays.copyOfRange(content, position, position + 500));
            }
            reads.add(new RangeRead(LENGTH - 1, buffer, 0, 2));
            assertThatThrownBy(() -> reader.readRanges(reads))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining(reader.name());
        }
    }

    @Test
    void picksPiecesOfRowsOrSaysThatItDoesNot() throws IOException {
        byte[] content = content();
        Random random = new Random(3);
        try (RangeReader reader = open(content, folder)) {
            for (int i = 0; i < 100; i++) {
                RowPieces pieces = pieces(random);
                int rows = random.nextInt(LENGTH / pieces.rowBytes());
                int position = random.nextInt(LENGTH - rows * pieces.rowBytes() + 1);
                byte[] expected = new byte[rows * pieces.stride() + 20];
                Arrays.fill(expected, (byte) 77);
                byte[] buffer = expected.clone();
                for (int r = 0; r < rows; r++) {
                    for (RowPieces.Piece piece : pieces.pieces()) {
                        int from = position + r * pieces.rowBytes() + piece.from();
                        int to = 7 + r * pieces.stride() + piece.to();
                        System.arraycopy(content, from, expected, to, piece.length());
                    }
                }
                if (!reader.picksPieces()) {
                    assertThatThrownBy(() -> reader.readPieces(position, rows, pieces, buffer, 7))
                            .isInstanceOf(UnsupportedOperationException.class)
                            .hasMessageContaining("no pieces");
                    return;
                }
                reader.readPieces(position, rows, pieces, buffer, 7);
                assertThat(buffer).isEqualTo(expected);
            }
            RowPieces pieces = new RowPieces(1000, List.of(new RowPieces.Piece(0, 8, 0)), 8);
            assertThatThrownBy(() -> reader.readPieces(1, 1001, pieces, new byte[8008], 0))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining(Integer.toString(LENGTH));
            assertThatThrownBy(() -> reader.readPieces(0, 3, pieces, new byte[24], 1))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("out of bounds");
        }
    }

    private static RowPieces pieces(Random random) {
        int rowBytes = 200 + random.nextInt(2000);
        List<RowPieces.Piece> pieces = new ArrayList<>();
        int from = 0;
        int to = 0;
        while (from < rowBytes - 100) {
            from += random.nextInt(60);
            to += random.nextInt(3);
            int length = random.nextInt(random.nextBoolean() ? 20 : 100);
            pieces.add(new RowPieces.Piece(from, Math.min(length, rowBytes - from), to));
            from += length;
            to += length;
        }
        return new RowPieces(rowBytes, pieces, to + random.nextInt(5));
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        byte[] content = content();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (RangeReader reader = open(content, folder)) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(thread);
                results.add(threads.submit(() -> {
                    byte[] buffer = new byte[10_000];
                    int wrong = 0;
                    for (int i = 0; i < 300; i++) {
                        int length = random.nextInt(buffer.length);
                        int position = random.nextInt(LENGTH - length);
                        reader.readFully(position, buffer, 0, length);
                        wrong += Arrays.equals(buffer, 0, length, content, position, position + length) ? 0 : 1;
                    }
                    return wrong;
                }));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesToReadOnceClosedAndMayBeClosedTwice() throws IOException {
        RangeReader reader = open(content(), folder);
        reader.close();
        assertThatThrownBy(() -> reader.readFully(0, new byte[1], 0, 1))
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(e).isNotInstanceOf(EOFException.class));
        if (reader.picksPieces()) {
            RowPieces pieces = new RowPieces(10, List.of(new RowPieces.Piece(0, 8, 0)), 8);
            assertThatThrownBy(() -> reader.readPieces(0, 3, pieces, new byte[24], 0))
                    .isInstanceOf(IOException.class)
                    .satisfies(e -> assertThat(e).isNotInstanceOf(EOFException.class));
        }
        reader.close();
    }
}
