// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fitspark.fits.compress.HcompressDecoder.Arithmetic;

/** HCOMPRESS_1 against a naive twin. */
class HcompressTest {

    private static final int MARK = 0x5555;

    private final Map<String, HcompressDecoder> decoders = new HashMap<>();

    enum Kind {
        CONSTANT(0),
        SMALL_NOISE(6),
        LARGE_NOISE(15),
        HUGE_NOISE(31),
        STARS(12);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }

        int[] pixels(int count, Random random) {
            int[] pixels = new int[count];
            int level = bits > 20 ? 0 : random.nextInt(2000) - 1000;
            for (int k = 0; k < count; k++) {
                boolean star = this != STARS || random.nextInt(30) == 0;
                pixels[k] = level + (bits > 0 && star ? random.nextInt() >> (32 - bits) : 0);
            }
            return pixels;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItsTwinWrites(Kind kind) {
        Random random = new Random(kind.ordinal());
        for (int round = 0; round < 120; round++) {
            int rows = 1 + random.nextInt(round % 20 == 0 ? 150 : 40);
            int columns = 1 + random.nextInt(40);
            int[] pixels = kind.pixels(rows * columns, random);
            byte[] stream = new NaiveHcompress(rows, columns).encode(pixels, random.nextInt(2), random);
            assertThat(decode(stream, pixels.length, false, Arithmetic.WIDE)).isEqualTo(pixels);
            if (kind != Kind.HUGE_NOISE) {
                assertThat(decode(stream, pixels.length, false, Arithmetic.NARROW))
                        .isEqualTo(pixels);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesAndSmoothsAsItsTwinDoes(Kind kind) {
        Random random = new Random(kind.ordinal() + 10);
        int changed = 0;
        for (int round = 0; round < 120; round++) {
            int rows = 1 + random.nextInt(40);
            int columns = 1 + random.nextInt(round % 20 == 0 ? 150 : 40);
            int[] pixels = kind.pixels(rows * columns, random);
            int scale = 1 + random.nextInt(random.nextBoolean() ? 8 : 300);
            NaiveHcompress twin = new NaiveHcompress(rows, columns);
            byte[] stream = twin.encode(pixels, scale, random);
            for (boolean smooth : new boolean[] {false, true}) {
                int[] expected = twin.decode(stream, smooth);
                assertThat(decode(stream, pixels.length, smooth, Arithmetic.WIDE))
                        .isEqualTo(expected);
                if (kind != Kind.HUGE_NOISE) {
                    assertThat(decode(stream, pixels.length, smooth, Arithmetic.NARROW))
                            .isEqualTo(expected);
                }
            }
            changed += Arrays.equals(twin.decode(stream, false), twin.decode(stream, true)) ? 0 : 1;
        }
        if (kind == Kind.CONSTANT) {
            assertThat(changed).isZero();
        } else if (kind == Kind.SMALL_NOISE || kind == Kind.STARS) {
            assertThat(changed).isGreaterThan(20);
        }
    }

    /** Any bits: the twin and the fast one agree on whether they are a stream, and on its pixels. */
    @Test
    void agreesWithItsTwinOnDamagedStreams() {
        Random random = new Random(3);
        int good = 0;
        int bad = 0;
        for (int round = 0; round < 1200; round++) {
            int rows = 1 + random.nextInt(20);
            int columns = 1 + random.nextInt(20);
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            NaiveHcompress twin = new NaiveHcompress(rows, columns);
            byte[] stream = twin.encode(kind.pixels(rows * columns, random), 1 + random.nextInt(4), random);
            byte[] damaged = damaged(stream, random);
            boolean smooth = random.nextBoolean();
            int[] expected = twin.decode(damaged, smooth);
            if (expected == null) {
                bad++;
                assertThatThrownBy(() -> decode(damaged, rows * columns, smooth, Arithmetic.WIDE))
                        .isInstanceOf(CodecException.class)
                        .hasMessageMatching(".*\\(byte \\d+ of the compressed data\\)");
            } else {
                good++;
                assertThat(decode(damaged, rows * columns, smooth, Arithmetic.WIDE))
                        .isEqualTo(expected);
            }
        }
        assertThat(good).isGreaterThan(200);
        assertThat(bad).isGreaterThan(200);
    }

    private static byte[] damaged(byte[] stream, Random random) {
        byte[] damaged = stream.clone();
        int at = 22 + random.nextInt(stream.length - 22);
        switch (random.nextInt(4)) {
            case 0 -> damaged = Arrays.copyOf(stream, 25 + random.nextInt(2 * stream.length - 25));
            case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> damaged[stream.length - 1 - random.nextInt(Math.min(4, stream.length - 25) + 1)] ^= 1;
            default -> Arrays.fill(damaged, Math.max(25, at), damaged.length, (byte) -random.nextInt(2));
        }
        // so many planes are refused, whatever follows
        for (int i = 22; i < 25; i++) {
            damaged[i] = (byte) Math.min(damaged[i] & 0xff, 63);
        }
        return damaged;
    }

    @Test
    void readsCoefficientsOfManyPlanes() {
        Random random = new Random(4);
        for (int planes : new int[] {15, 16, 17, 31, 32, 33, 48, 60}) {
            long[][] a = new long[9][14];
            for (long[] row : a) {
                Arrays.setAll(row, j -> random.nextLong() >> (64 - planes - 1));
            }
            a[0][0] = 0;
            a[8][13] = (1L << planes) - 1;
            NaiveHcompress twin = new NaiveHcompress(9, 14);
            byte[] stream = twin.stream(a, random.nextLong() >> 10, 1, random);
            assertThat(decode(stream, 126, false, Arithmetic.WIDE)).isEqualTo(twin.decode(stream, false));
            if (planes > 31) {
                assertThatThrownBy(() -> decode(stream, 126, false, Arithmetic.NARROW))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining(planes + " bit planes");
            }
        }
    }

    @Test
    void narrowNumbersWrap() {
        int[] pixels = new int[64];
        Arrays.fill(pixels, 1 << 30);
        byte[] stream = new NaiveHcompress(8, 8).encode(pixels, 0, new Random(1));
        assertThat(decode(stream, 64, false, Arithmetic.WIDE)).isEqualTo(pixels);
        assertThat(decode(stream, 64, false, Arithmetic.NARROW)).isNotEqualTo(pixels);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        byte[] stream = new NaiveHcompress(4, 5).encode(Kind.SMALL_NOISE.pixels(20, new Random(1)), 0, new Random(2));
        assertRefused(stream, 21, "the HCOMPRESS stream is of 4 x 5 pixels, not of 21", 2);
        assertRefused(Arrays.copyOf(stream, 24), 20, "the HCOMPRESS stream ends within its header", 24);
        assertRefused(
                Arrays.copyOf(stream, stream.length - 1),
                20,
                "the HCOMPRESS stream ends before its last coefficient",
                stream.length - 1);
        assertRefused(
                Arrays.copyOf(stream, stream.length + 3),
                20,
                "3 bytes after the last sign of an HCOMPRESS stream",
                stream.length);
        assertRefused(with(stream, 0, 7), 20, "no HCOMPRESS stream begins with 1945", 0);
        assertRefused(with(stream, 23, 200), 20, "200 bit planes in an HCOMPRESS stream", 23);
        assertRefused(with(stream, 25, 0x77), 20, "a bit plane of unknown format 7", 26);
        byte[] none = Arrays.copyOf(stream, 26);
        Arrays.fill(none, 22, 25, (byte) 0);
        assertRefused(with(none, 25, 0x10), 20, "the bit planes end with 1, not with 0", 26);
        byte[] huge = ByteBuffer.wrap(stream.clone())
                .putInt(2, Integer.MAX_VALUE)
                .putInt(6, Integer.MAX_VALUE)
                .array();
        assertRefused(huge, 20, "the HCOMPRESS stream is of 2147483647 x 2147483647 pixels, not of 20", 2);
    }

    private static byte[] with(byte[] stream, int at, int value) {
        byte[] changed = stream.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private void assertRefused(byte[] stream, int count, String reason, int offset) {
        assertThatThrownBy(() -> decode(stream, count, false, Arithmetic.WIDE))
                .isInstanceOf(CodecException.class)
                .hasMessage("%s (byte %d of the compressed data)", reason, offset);
    }

    @Test
    void checksRanges() {
        assertThatThrownBy(() -> decoder(false, Arithmetic.WIDE).decode(new byte[4], 1, 4, new int[1], 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 4");
        assertThatThrownBy(() -> decoder(false, Arithmetic.WIDE).decode(new byte[4], 0, 4, new int[1], 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 1");
    }

    /** One for all streams, as its arrays are used again. */
    private HcompressDecoder decoder(boolean smooth, Arithmetic arithmetic) {
        return decoders.computeIfAbsent(smooth + " " + arithmetic, key -> new HcompressDecoder(smooth, arithmetic));
    }

    /** Decodes from and to the middle of arrays, and sees that nothing around changes. */
    private int[] decode(byte[] stream, int count, boolean smooth, Arithmetic arithmetic) {
        byte[] src = new byte[stream.length + 6];
        Arrays.fill(src, (byte) -1);
        System.arraycopy(stream, 0, src, 3, stream.length);
        int[] dst = new int[count + 6];
        Arrays.fill(dst, MARK);
        decoder(smooth, arithmetic).decode(src, 3, stream.length, dst, 3, count);
        for (int k = 0; k < 3; k++) {
            assertThat(dst[k]).isEqualTo(MARK);
            assertThat(dst[count + 3 + k]).isEqualTo(MARK);
        }
        return Arrays.copyOfRange(dst, 3, 3 + count);
    }
}
