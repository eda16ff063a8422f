// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class LocalRangeReaderTest extends RangeReaderContract {

    @Override
    protected RangeReader open(byte[] bytes, Path folder) throws IOException {
        return LocalRangeReader.open(Files.write(folder.resolve("file.fits"), bytes));
    }

    @Test
    void isNamedAfterThePath() throws IOException {
        try (RangeReader reader = open(new byte[1], folder)) {
            assertThat(reader.name()).isEqualTo(folder.resolve("file.fits").toString());
        }
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> LocalRangeReader.open(folder.resolve("none.fits")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.fits");
    }

    @Test
    void readsBeyondFourGibibytes() throws IOException {
        long position = 5L << 30;
        Path path = folder.resolve("sparse.fits");
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), position);
        }
        byte[] buffer = new byte[5];
        try (RangeReader reader = LocalRangeReader.open(path)) {
            assertThat(reader.length()).isEqualTo(position + 3);
            reader.readFully(position - 2, buffer, 0, 5);
        }
        assertThat(buffer).containsExactly(0, 0, 1, 2, 3);
    }

    @Test
    void saysSoWhenTheFileBecameShorter() throws IOException {
        try (RangeReader reader = open(new byte[1000], folder)) {
            Files.write(folder.resolve("file.fits"), new byte[500]);
            assertThatThrownBy(() -> reader.readFully(400, new byte[200], 0, 200))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("500");
        }
    }

    @Test
    void saysSoWhenTheFileBecameShorterWhileItIsMapped() throws IOException {
        RowPieces pieces = new RowPieces(1000, List.of(new RowPieces.Piece(992, 8, 0)), 8);
        byte[] buffer = new byte[8 * 5000];
        try (RangeReader reader = open(new byte[5_000_000], folder)) {
            assertThat(reader.picksPieces()).isTrue();
            reader.readPieces(0, 5000, pieces, buffer, 0);
            try (FileChannel channel = FileChannel.open(folder.resolve("file.fits"), StandardOpenOption.WRITE)) {
                channel.truncate(3_000_000);
            }
            assertThatThrownBy(() -> reader.readPieces(0, 5000, pieces, buffer, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("file.fits");
        }
    }

    @Test
    void readsPiecesOfPagesThatAreNotInMemory() throws IOException {
        Path path = folder.resolve("sparse.fits");
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(Arrays.copyOf(new byte[] {1, 2, 3}, 100)), 50_000_000);
        }
        RowPieces pieces = new RowPieces(1_000_001, List.of(new RowPieces.Piece(999_950, 3, 1)), 4);
        byte[] buffer = new byte[200];
        try (RangeReader reader = LocalRangeReader.open(path)) {
            reader.readPieces(1, 50, pieces, buffer, 0);
        }
        byte[] expected = new byte[200];
        System.arraycopy(new byte[] {1, 2, 3}, 0, expected, 49 * 4 + 1, 3);
        assertThat(buffer).isEqualTo(expected);
    }

    @Test
    void mapsFilesUnlessTheSystemWouldHoldThemOrItIsSwitchedOff() {
        assertThat(MappedFile.isSupported("Linux", "")).isTrue();
        assertThat(MappedFile.isSupported("Mac OS X", "")).isTrue();
        assertThat(MappedFile.isSupported("Windows 11", "")).isFalse();
        assertThat(MappedFile.isSupported("Linux", "off")).isFalse();
    }
}
