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
}
