// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 100_000, 200_000, 700_000, 4_000_000})
    void givesBackWhatWasAppended(int memoryLimit) throws IOException {
        Random random = new Random(memoryLimit);
        byte[] content = new byte[1_500_000];
        random.nextBytes(content);
        try (Spool spool = new Spool(memoryLimit, folder)) {
            int at = 0;
            while (at < content.length) {
                int count = Math.min(
                        content.length - at, random.nextInt(20) == 0 ? random.nextInt(300_000) : random.nextInt(5000));
                spool.append(Arrays.copyOfRange(content, at, at + count), 0, count);
                at += count;
                assertThat(spool.length()).isEqualTo(at);
            }
            for (int i = 0; i < 50; i++) {
                int from = random.nextInt(content.length);
                int count = Math.min(content.length - from, random.nextInt(500_000));
                byte[] change = new byte[1 + random.nextInt(100_000)];
                random.nextBytes(change);
                int where = random.nextInt(content.length - change.length);
                spool.overwrite(where, change, 0, change.length);
                System.arraycopy(change, 0, content, where, change.length);
                byte[] read = new byte[count];
                spool.read(from, read, 0, count);
                assertThat(Arrays.equals(read, 0, count, content, from, from + count))
                        .isTrue();
            }
            MemoryRangeWriter memory = new MemoryRangeWriter("m");
            spool.copyTo(memory, 3);
            assertThat(Arrays.equals(memory.toBytes(), 3, content.length + 3, content, 0, content.length))
                    .isTrue();
            try (LocalRangeWriter local = LocalRangeWriter.create(folder.resolve("local"))) {
                spool.copyTo(local, 5);
                spool.copyTo(1, content.length - 2, local, content.length);
            }
            byte[] local = Files.readAllBytes(folder.resolve("local"));
            assertThat(local).hasSize(2 * content.length - 2);
            assertThat(Arrays.equals(local, 5, content.length, content, 0, content.length - 5))
                    .isTrue();
            assertThat(Arrays.equals(local, content.length, local.length, content, 1, content.length - 1))
                    .isTrue();
        }
    }

    @Test
    void makesAFileOnlyWhenItIsNeededAndLeavesNone() throws IOException {
        try (Spool spool = new Spool(10, folder.resolve("missing"))) {
            spool.append(new byte[10], 0, 10);
            assertThatThrownBy(() -> spool.append(new byte[1], 0, 1))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("missing");
        }
        try (Spool spool = new Spool(10, folder)) {
            spool.append(new byte[1_000_000], 0, 1_000_000);
            assertThat(spool.length()).isEqualTo(1_000_000);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesRangesThatAreNotThere() throws IOException {
        try (Spool spool = new Spool(10, folder)) {
            spool.append(new byte[5], 0, 5);
            String message = " bytes at 3 are beyond the end of the file, which has 5 bytes [spool]";
            assertThatThrownBy(() -> spool.read(3, new byte[3], 0, 3))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("3" + message);
            assertThatThrownBy(() -> spool.overwrite(3, new byte[4], 0, 4))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("4" + message);
            assertThatThrownBy(() -> spool.copyTo(3, 3, new MemoryRangeWriter("m"), 0))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("3 bytes at 3 are beyond the end of a spool of 5 bytes");
            assertThatThrownBy(() -> spool.append(new byte[2], 1, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("1");
            spool.read(5, new byte[0], 0, 0);
        }
    }

    @Test
    void refusesToBeUsedWhenClosed() throws IOException {
        Spool spool = new Spool(10, folder);
        spool.append(new byte[20], 0, 20);
        spool.close();
        spool.close();
        assertThatThrownBy(() -> spool.append(new byte[1], 0, 1))
                .isInstanceOf(ClosedChannelException.class)
                .hasMessage(null);
        assertThatThrownBy(() -> spool.read(0, new byte[0], 0, 0))
                .isInstanceOf(ClosedChannelException.class)
                .hasMessage(null);
        assertThatThrownBy(() -> spool.copyTo(new MemoryRangeWriter("m"), 0))
                .isInstanceOf(ClosedChannelException.class)
                .hasMessage(null);
        assertThatThrownBy(() -> new Spool(-1, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memoryLimit is negative: -1");
    }
}
