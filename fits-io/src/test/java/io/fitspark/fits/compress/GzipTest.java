// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

/** What holds whatever the library: lengths, arguments, concurrent use. The streams themselves are tested with each library. */
class GzipTest {

    private static byte[] member(byte[] data) {
        byte[] dst = new byte[Gzip.bound(data.length)];
        return Arrays.copyOf(dst, Gzip.deflate(data, 0, data.length, dst, 0, 1));
    }

    @Test
    void theLengthMustBeTheOneThatIsAskedFor() {
        byte[] member = member(new byte[1000]);
        byte[] dst = new byte[2000];
        Gzip.inflate(member, 0, member.length, dst, 7, 1000);
        assertThatThrownBy(() -> Gzip.inflate(member, 0, member.length, dst, 0, 1001))
                .isInstanceOf(CodecException.class)
                .hasMessage(
                        "the gzip stream inflates to 1000 bytes, not 1001 (byte %d of the compressed data)",
                        member.length);
        assertThatThrownBy(() -> Gzip.inflate(member, 0, member.length, dst, 0, 999))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("the gzip stream inflates to more than 999 bytes");
        assertThat(Gzip.inflateUpTo(member, 0, member.length, dst, 0, 2000)).isEqualTo(1000);
        assertThatThrownBy(() -> Gzip.inflateUpTo(member, 0, member.length, dst, 0, 999))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("the gzip stream inflates to more than 999 bytes");
    }

    @Test
    void roomIsMadeForWhatTheMemberSaysIfItCanBe() {
        byte[] member = member(new byte[1000]);
        assertThat(Gzip.mostBytes(member, 0, member.length, 4000)).isEqualTo(1000);
        assertThat(Gzip.mostBytes(member, 0, member.length, 999)).isEqualTo(999);
        assertThat(Gzip.mostBytes(member, 0, 7, 4000)).isZero();
        byte[] negative = member.clone();
        Arrays.fill(negative, member.length - 4, member.length, (byte) -1);
        assertThat(Gzip.mostBytes(negative, 0, member.length, 4000)).isEqualTo(4000);
        assertThat(Gzip.mostBytes(negative, 0, member.length, 1L << 40)).isEqualTo(Integer.MAX_VALUE - 8);
        assertThatThrownBy(() -> Gzip.mostBytes(member, 0, member.length + 1, 4000))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length " + member.length);
    }

    @Test
    void manyThreadsMayUseIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int seed = 0; seed < 64; seed++) {
                Random random = new Random(seed);
                tasks.add(() -> {
                    for (int round = 0; round < 50; round++) {
                        byte[] data = new byte[random.nextInt(50_000)];
                        int values = 1 + random.nextInt(256);
                        for (int i = 0; i < data.length; i++) {
                            data[i] = (byte) random.nextInt(values);
                        }
                        byte[] member = member(data);
                        byte[] back = new byte[data.length];
                        Gzip.inflate(member, 0, member.length, back, 0, back.length);
                        if (!Arrays.equals(back, data)) {
                            return false;
                        }
                    }
                    return true;
                });
            }
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void checksArguments() {
        assertThatThrownBy(() -> Gzip.inflate(new byte[20], 10, 11, new byte[5], 0, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 20");
        assertThatThrownBy(() -> Gzip.inflate(new byte[20], 10, 10, new byte[5], 1, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 5");
        assertThatThrownBy(() -> Gzip.deflate(new byte[20], 0, 20, new byte[42], 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 42");
        assertThatThrownBy(() -> Gzip.deflate(new byte[20], 0, 20, new byte[43], 0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level 10");
    }
}
