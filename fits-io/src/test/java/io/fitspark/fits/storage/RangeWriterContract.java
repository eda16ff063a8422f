// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RangeWriter} promises. A test of one extends this and says how to make one, and what it wrote. */
public abstract class RangeWriterContract {

    @TempDir
    Path folder;

    /** An empty writer, whose file may be kept in the folder. */
    protected abstract RangeWriter open(Path folder) throws IOException;

    /** All bytes of the writer that was opened last, which is closed. */
    protected abstract byte[] written() throws IOException;

    @Test
    void writesInOrder() throws IOException {
        byte[] content = new byte[1_000_003];
        Random random = new Random(1);
        random.nextBytes(content);
        try (RangeWriter out = open(folder)) {
            assertThat(out.name()).isNotEmpty();
            int at = 0;
            while (at < content.length) {
                int count = Math.min(
                        content.length - at, random.nextInt(3) == 0 ? random.nextInt(400_000) : random.nextInt(9));
                byte[] shared = new byte[count + 7];
                System.arraycopy(content, at, shared, 5, count);
                out.write(at, shared, 5, count);
                Arrays.fill(shared, (byte) 0x55);
                at += count;
            }
            out.flush();
        }
        assertThat(written()).isEqualTo(content);
    }

    @Test
    void writesAnywhereAndReadsBackUnlessItIsAppendOnly() throws IOException {
        try (RangeWriter out = open(folder)) {
            out.write(0, new byte[] {1, 2, 3, 4}, 0, 4);
            if (out.isAppendOnly()) {
                assertThatThrownBy(() -> out.write(2, new byte[1], 0, 1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a stream of 4 bytes cannot be written at 2 [" + out.name() + "]");
                assertThatThrownBy(() -> out.read(0, new byte[1], 0, 1))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessage("a stream cannot be read back [" + out.name() + "]");
                return;
            }
            out.write(100_000, new byte[] {9}, 0, 1);
            out.write(1, new byte[] {7, 8}, 0, 2);
            byte[] read = new byte[6];
            out.read(0, read, 1, 5);
            assertThat(read).containsExactly(0, 1, 7, 8, 4, 0);
            assertThatThrownBy(() -> out.read(99_999, new byte[3], 0, 3))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("3 bytes at 99999 are beyond the end of the file, which has 100001 bytes [" + out.name()
                            + "]");
        }
        assertThat(written()).hasSize(100_001).startsWith(1, 7, 8, 4, 0, 0).endsWith(0, 9);
    }

    @Test
    void refusesBadArguments() throws IOException {
        try (RangeWriter out = open(folder)) {
            assertThatThrownBy(() -> out.write(-1, new byte[1], 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("position is negative: -1");
            assertThatThrownBy(() -> out.write(0, new byte[4], 2, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("2");
            out.write(0, new byte[4], 4, 0);
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void refusesToWriteWhenClosed() throws IOException {
        RangeWriter out = open(folder);
        out.write(0, new byte[] {1}, 0, 1);
        out.close();
        out.close();
        assertThatThrownBy(() -> out.write(1, new byte[1], 0, 1))
                .isInstanceOf(ClosedChannelException.class)
                .hasMessage(null);
        assertThat(written()).containsExactly(1);
    }
}
