// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dequantising against the text of the standard, pixel by pixel. */
class DequantizerTest {

    private static final int ZERO = -2147483646;

    /** Appendix I of FITS 4.0, whose last number's state is 1043618065. */
    private static float[] randomNumbers() {
        float[] numbers = new float[10_000];
        double seed = 1;
        for (int i = 0; i < numbers.length; i++) {
            double product = 16807.0 * seed;
            seed = product - 2147483647.0 * Math.floor(product / 2147483647.0);
            numbers[i] = (float) (seed / 2147483647.0);
        }
        assertThat(seed).isEqualTo(1043618065);
        return numbers;
    }

    private static double[] expected(Dequantizer how, int[] numbers) {
        float[] random = randomNumbers();
        int start = (int) (how.seed() % 10_000);
        int next = (int) (random[start] * 500);
        double[] pixels = new double[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            double taken = how.dither() == Dither.NONE ? numbers[k] : (double) numbers[k] - random[next] + 0.5;
            boolean zero = how.dither() == Dither.SUBTRACTIVE_2 && numbers[k] == ZERO;
            boolean blank = how.blank() != null && how.blank() == numbers[k];
            pixels[k] = blank ? Double.NaN : zero ? 0 : taken * how.scale() + how.zero();
            next++;
            if (next == 10_000) {
                start = (start + 1) % 10_000;
                next = (int) (random[start] * 500);
            }
        }
        return pixels;
    }

    @ParameterizedTest
    @EnumSource
    void doesWhatTheStandardSays(Dither dither) {
        Random random = new Random(dither.ordinal());
        for (int round = 0; round < 60; round++) {
            int[] numbers = new int[1 + random.nextInt(round % 10 == 0 ? 60_000 : 300)];
            Integer blank = random.nextBoolean() ? null : random.nextBoolean() ? Integer.MIN_VALUE : 3;
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = switch (random.nextInt(6)) {
                    case 0 -> ZERO;
                    case 1 -> blank == null ? ZERO + 1 : blank;
                    case 2 -> random.nextInt();
                    default -> random.nextInt(1000) - 500;
                };
            }
            long seed = round < 3 ? 9_999 + round : random.nextInt(200_000);
            Dequantizer how = new Dequantizer(random.nextGaussian(), random.nextGaussian() * 100, dither, seed, blank);
            double[] expected = expected(how, numbers);
            int shift = random.nextInt(4);
            int[] src = new int[numbers.length + shift];
            System.arraycopy(numbers, 0, src, shift, numbers.length);
            double[] doubles = new double[numbers.length + 5];
            how.toDoubles(src, shift, numbers.length, doubles, 3);
            assertThat(Arrays.copyOfRange(doubles, 3, 3 + numbers.length)).isEqualTo(expected);
            assertThat(doubles[2] + doubles[3 + numbers.length]).isZero();
            float[] floats = new float[numbers.length + 5];
            how.toFloats(src, shift, numbers.length, floats, 3);
            float[] narrowed = new float[numbers.length];
            for (int k = 0; k < numbers.length; k++) {
                narrowed[k] = (float) expected[k];
            }
            assertThat(Arrays.copyOfRange(floats, 3, 3 + numbers.length)).isEqualTo(narrowed);
            assertThat(floats[2] + floats[3 + numbers.length]).isZero();
        }
    }

    @Test
    void blankCountsBeforeZero() {
        Dequantizer how = new Dequantizer(1, 5, Dither.SUBTRACTIVE_2, 0, ZERO);
        float[] pixels = new float[2];
        how.toFloats(new int[] {ZERO, ZERO + 1}, 0, 2, pixels, 0);
        assertThat(pixels[0]).isNaN();
        assertThat(pixels[1]).isLessThan(-2e9f);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Dequantizer(1, 0, Dither.NONE, -1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seed is negative: -1");
        assertThatThrownBy(() -> new Dequantizer(1, 0, null, 0, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("dither is null");
        Dequantizer how = new Dequantizer(1, 0, Dither.NONE, 0, null);
        assertThatThrownBy(() -> how.toFloats(new int[3], 1, 3, new float[3], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 3");
        assertThatThrownBy(() -> how.toDoubles(new int[3], 0, 3, new double[3], 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 3");
    }

    @Test
    void knowsTheNamesOfMethods() {
        assertThat(Dither.of("SUBTRACTIVE_DITHER_1 ")).contains(Dither.SUBTRACTIVE_1);
        assertThat(Dither.of("subtractive_dither_2")).contains(Dither.SUBTRACTIVE_2);
        assertThat(Dither.of("NO_DITHER")).contains(Dither.NONE);
        assertThat(Dither.of("NONE")).isEmpty();
    }

    @Test
    void knowsTheNamesOfCodecs() {
        for (ImageCodec codec : ImageCodec.values()) {
            assertThat(ImageCodec.of(codec.name() + "  ")).contains(codec);
        }
        assertThat(ImageCodec.of("rice_one")).contains(ImageCodec.RICE_1);
        assertThat(ImageCodec.of("GZIP_3")).isEmpty();
    }
}
