// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** PLIO_1 against a naive twin. */
class PlioTest {

    private static final int MARK = 0x5555;

    /** A list whose instructions are chosen at random among those that do. */
    private static int[] list(int[] pixels, boolean old, Random random) {
        List<Integer> words = new ArrayList<>(old ? List.of(0, 0, 0) : List.of(0, 7, -100, 0, 0, 0, 0));
        int value = 1;
        int end = pixels.length;
        while (random.nextBoolean() && end > 0 && pixels[end - 1] == 0) {
            end--;
        }
        for (int k = 0; k < end; ) {
            int zeros = 0;
            while (k + zeros < end && pixels[k + zeros] == 0 && zeros < 4095) {
                zeros++;
            }
            if (zeros > 0 && (k + zeros == end || zeros == 4095 || random.nextBoolean())) {
                words.add(zeros);
                k += zeros;
                continue;
            }
            int wanted = pixels[k + zeros];
            int change = wanted - value;
            if (Math.abs(change) > 4095 || random.nextInt(5) == 0) {
                words.add(1 << 12 | wanted & 4095);
                words.add(wanted >> 12);
            } else if (zeros == 0 && random.nextBoolean()) {
                words.add((change < 0 ? 7 : 6) << 12 | Math.abs(change));
                value = wanted;
                k++;
                continue;
            } else if (change != 0) {
                words.add((change < 0 ? 3 : 2) << 12 | Math.abs(change));
            }
            value = wanted;
            if (zeros > 0) {
                words.add(5 << 12 | zeros + 1);
                k += zeros + 1;
                continue;
            }
            int run = 0;
            while (k + run < end && pixels[k + run] == wanted && run < 4095) {
                run++;
            }
            words.add(4 << 12 | run);
            k += run;
        }
        int[] list = words.stream().mapToInt(n -> n).toArray();
        if (old) {
            list[2] = list.length;
        } else {
            list[3] = list.length & 0x7fff;
            list[4] = list.length >> 15;
        }
        return list;
    }

    /** Pixels, null if it is no list of so many. */
    private static int[] naive(byte[] bytes, int count) {
        if (bytes.length % 2 != 0 || bytes.length < 6) {
            return null;
        }
        short[] words = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).asShortBuffer().get(words);
        boolean old = words[2] > 0;
        if (!old && words.length < 7) {
            return null;
        }
        int length = old ? words[2] : words[3] + words[4] * 32768;
        int first = old ? 3 : words[1];
        if (length != words.length || first < (old ? 3 : 7) || first > length) {
            return null;
        }
        List<Integer> pixels = new ArrayList<>();
        long value = 1;
        for (int i = first; i < length; i++) {
            int code = words[i] < 0 ? -1 : words[i] / 4096;
            int n = words[i] & 4095;
            if (code < 0 || code == 1 && i + 1 == length) {
                return null;
            }
            value = switch (code) {
                case 1 -> n + words[++i] * 4096L;
                case 2, 6 -> value + n;
                case 3, 7 -> value - n;
                default -> value;
            };
            if (value < 0 || value >= 1 << 24) {
                return null;
            }
            int run = code == 0 || code == 4 || code == 5 ? n : code > 5 ? 1 : 0;
            for (int k = 0; k < run; k++) {
                boolean zero = code == 0 || code == 5 && k + 1 < run;
                pixels.add(zero ? 0 : (int) value);
            }
            if (pixels.size() > count) {
                return null;
            }
        }
        while (pixels.size() < count) {
            pixels.add(0);
        }
        return pixels.stream().mapToInt(n -> n).toArray();
    }

    private static byte[] bytes(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return bytes.array();
    }

    private static int[] pixels(Random random) {
        int[] pixels = new int[1 + random.nextInt(random.nextInt(20) == 0 ? 20_000 : 200)];
        int values = random.nextInt(3);
        for (int k = 0; k < pixels.length; ) {
            int run = 1 + (random.nextInt(4) == 0 ? random.nextInt(pixels.length) : random.nextInt(3));
            int value = random.nextInt(values == 0 ? 3 : values == 1 ? 5000 : 1 << 24);
            int end = Math.min(pixels.length, k + run);
            Arrays.fill(pixels, k, end, random.nextInt(3) == 0 ? 0 : value);
            k = end;
        }
        return pixels;
    }

    @Test
    void readsListsOfBothHeaders() {
        Random random = new Random(1);
        for (int round = 0; round < 3000; round++) {
            int[] pixels = pixels(random);
            byte[] list = bytes(list(pixels, random.nextBoolean() && pixels.length < 10_000, random));
            assertThat(naive(list, pixels.length)).isEqualTo(pixels);
            assertThat(decode(list, pixels.length)).isEqualTo(pixels);
        }
    }

    /** Any words: the twin and the fast one agree on whether they are a list, and on its pixels. */
    @Test
    void agreesWithItsTwinOnDamagedLists() {
        Random random = new Random(2);
        int good = 0;
        int bad = 0;
        for (int round = 0; round < 20_000; round++) {
            int[] pixels = pixels(random);
            int[] words = list(pixels, random.nextInt(3) == 0 && pixels.length < 10_000, random);
            switch (random.nextInt(4)) {
                case 0 -> words[random.nextInt(words.length)] ^= 1 << random.nextInt(16);
                case 1 -> words[random.nextInt(words.length)] = random.nextInt(1 << 16);
                case 2 -> words = Arrays.copyOf(words, random.nextInt(words.length + 3));
                default -> words[words.length - 1] -= random.nextInt(3);
            }
            byte[] list = bytes(words);
            int count = pixels.length + random.nextInt(3) - 1;
            int[] expected = naive(list, count);
            if (expected == null) {
                bad++;
                assertThatThrownBy(() -> decode(list, count))
                        .isInstanceOf(CodecException.class)
                        .hasMessageMatching(".*\\(byte \\d+ of the compressed data\\)");
            } else {
                good++;
                assertThat(decode(list, count)).isEqualTo(expected);
            }
        }
        assertThat(good).isGreaterThan(1000);
        assertThat(bad).isGreaterThan(1000);
    }

    @Test
    void aListWithoutInstructionsIsAllZeros() {
        assertThat(decode(bytes(0, 7, -100, 7, 0, 0, 0), 3)).containsExactly(0, 0, 0);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertRefused("0 bytes cannot be a line list", 0);
        assertRefused("4 bytes cannot be a line list", 4, 0, 7);
        assertRefused("the line list ends within its header", 8, 0, 7, -100, 7);
        assertRefused(
                "a line list of 9 words with instructions from word 7 on, in 8 words", 0, 0, 7, -100, 9, 0, 0, 0, 1);
        assertRefused(
                "a line list of -1 words with instructions from word 7 on, in 7 words", 0, 0, 7, -100, -1, 0, 0, 0);
        assertRefused("a line list of 7 words with instructions from word 8 on, in 7 words", 0, 0, 8, -100, 7, 0, 0, 0);
        assertRefused("the line list runs beyond the pixels", 14, 0, 7, -100, 8, 0, 0, 0, 0x4004);
        assertRefused("the line list runs beyond the pixels", 16, 0, 7, -100, 9, 0, 0, 0, 0x4003, 0x6001);
        assertRefused("the line list ends within an instruction", 16, 0, 7, -100, 8, 0, 0, 0, 0x1000);
        assertRefused("the line list has the value -1", 14, 0, 7, -100, 8, 0, 0, 0, 0x7002);
        assertRefused("the line list has the value -1", 14, 0, 7, -100, 8, 0, 0, 0, 0x3002);
        assertRefused("the line list has the value 16777216", 16, 0, 7, -100, 9, 0, 0, 0, 0x1000, 4096);
        assertRefused("unknown instruction -8", 14, 0, 7, -100, 8, 0, 0, 0, 0x8000);
    }

    private static void assertRefused(String reason, int offset, int... words) {
        assertThatThrownBy(() -> decode(bytes(words), 3))
                .isInstanceOf(CodecException.class)
                .hasMessage("%s (byte %d of the compressed data)", reason, offset);
    }

    /** Decodes from and to the middle of arrays, and sees that nothing around changes. */
    private static int[] decode(byte[] list, int count) {
        byte[] src = new byte[list.length + 6];
        Arrays.fill(src, (byte) 0x11);
        System.arraycopy(list, 0, src, 3, list.length);
        int[] dst = new int[count + 6];
        Arrays.fill(dst, MARK);
        PlioDecoder.decode(src, 3, list.length, dst, 3, count);
        for (int k = 0; k < 3; k++) {
            assertThat(dst[k]).isEqualTo(MARK);
            assertThat(dst[count + 3 + k]).isEqualTo(MARK);
        }
        return Arrays.copyOfRange(dst, 3, 3 + count);
    }
}
