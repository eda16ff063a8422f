// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeCopyTest {

    @TempDir
    Path folder;

    private static byte[] content() {
        byte[] content = new byte[700_001];
        new Random(3).nextBytes(content);
        return content;
    }

    private List<RangeReader> sources() throws IOException {
        Path path = folder.resolve("source");
        if (!Files.exists(path)) {
            Files.write(path, content());
        }
        return List.of(LocalRangeReader.open(path), new MemoryRangeReader("source", content()));
    }

    @Test
    void copiesARangeBetweenAllKinds() throws IOException {
        byte[] expected = Arrays.copyOfRange(content(), 11, 700_000);
        for (RangeReader source : sources()) {
            try (source) {
                Path path = folder.resolve("target");
                try (LocalRangeWriter local = LocalRangeWriter.create(path)) {
                    RangeCopy.copy(source, 11, expected.length, local, 5);
                    RangeCopy.copy(source, 11, 0, local, 0);
                }
                byte[] written = Files.readAllBytes(path);
                assertThat(Arrays.copyOf(written, 5)).containsOnly(0);
                assertThat(Arrays.copyOfRange(written, 5, written.length)).isEqualTo(expected);
                Files.delete(path);
                ByteArrayOutputStream stream = new ByteArrayOutputStream();
                RangeCopy.copy(source, 11, expected.length, new StreamRangeWriter("s", stream), 0);
                assertThat(stream.toByteArray()).isEqualTo(expected);
            }
        }
    }

    @Test
    void refusesWhatIsBeyondTheEnd() throws IOException {
        for (RangeReader source : sources()) {
            try (source;
                    LocalRangeWriter local = LocalRangeWriter.create(folder.resolve("target"))) {
                assertThatThrownBy(() -> RangeCopy.copy(source, 700_000, 2, local, 0))
                        .isInstanceOf(EOFException.class)
                        .hasMessageStartingWith(
                                "2 bytes at 700000 are beyond the end of the file, which has 700001 bytes");
            } finally {
                Files.delete(folder.resolve("target"));
            }
        }
    }
}
