// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.quantize;

import io.fitspark.fits.compress.Dequantizer;
import io.fitspark.fits.compress.Dither;

/**
 * The arithmetic, in double precision and in this order. Ranges are checked by the caller. Each tile walks through the random numbers
 * from a place that its number gives; at their end the next tile's place is where it goes on. Null and zero pixels take a step, too.
 */
public final class Dequantizing {

    /** The integer of pixels that are exactly 0, with {@link Dither#SUBTRACTIVE_2}. */
    private static final int ZERO = Integer.MIN_VALUE + 2;

    private Dequantizing() {}

    public static void toFloats(Dequantizer how, int[] src, int from, int count, float[] dst, int at) {
        if (how.dither() == Dither.NONE) {
            plain(src, from, count, how.scale(), how.zero(), dst, at);
        } else {
            int walk = (int) (how.seed() % DitherNumbers.COUNT);
            int next = DitherNumbers.start(walk);
            for (int done = 0; done < count; ) {
                int some = Math.min(count - done, DitherNumbers.COUNT - next);
                dithered(src, from + done, some, next, how.scale(), how.zero(), dst, at + done);
                done += some;
                walk = (walk + 1) % DitherNumbers.COUNT;
                next = DitherNumbers.start(walk);
            }
        }
        if (how.dither() == Dither.SUBTRACTIVE_2) {
            replace(src, from, count, ZERO, dst, at, 0);
        }
        if (how.blank() != null) {
            replace(src, from, count, how.blank(), dst, at, Float.NaN);
        }
    }

    private static void plain(int[] src, int from, int count, double scale, double zero, float[] dst, int at) {
        for (int k = 0; k < count; k++) {
            dst[at + k] = (float) (src[from + k] * scale + zero);
        }
    }

    private static void dithered(
            int[] src, int from, int count, int next, double scale, double zero, float[] dst, int at) {
        double[] random = DitherNumbers.VALUES;
        for (int k = 0; k < count; k++) {
            dst[at + k] = (float) ((src[from + k] - random[next + k] + 0.5) * scale + zero);
        }
    }

    private static void replace(int[] src, int from, int count, int wanted, float[] dst, int at, float value) {
        for (int k = 0; k < count; k++) {
            if (src[from + k] == wanted) {
                dst[at + k] = value;
            }
        }
    }

    public static void toDoubles(Dequantizer how, int[] src, int from, int count, double[] dst, int at) {
        if (how.dither() == Dither.NONE) {
            plain(src, from, count, how.scale(), how.zero(), dst, at);
        } else {
            int walk = (int) (how.seed() % DitherNumbers.COUNT);
            int next = DitherNumbers.start(walk);
            for (int done = 0; done < count; ) {
                int some = Math.min(count - done, DitherNumbers.COUNT - next);
                dithered(src, from + done, some, next, how.scale(), how.zero(), dst, at + done);
                done += some;
                walk = (walk + 1) % DitherNumbers.COUNT;
                next = DitherNumbers.start(walk);
            }
        }
        if (how.dither() == Dither.SUBTRACTIVE_2) {
            replace(src, from, count, ZERO, dst, at, 0);
        }
        if (how.blank() != null) {
            replace(src, from, count, how.blank(), dst, at, Double.NaN);
        }
    }

    private static void plain(int[] src, int from, int count, double scale, double zero, double[] dst, int at) {
        for (int k = 0; k < count; k++) {
            dst[at + k] = src[from + k] * scale + zero;
        }
    }

    private static void dithered(
            int[] src, int from, int count, int next, double scale, double zero, double[] dst, int at) {
        double[] random = DitherNumbers.VALUES;
        for (int k = 0; k < count; k++) {
            dst[at + k] = (src[from + k] - random[next + k] + 0.5) * scale + zero;
        }
    }

    private static void replace(int[] src, int from, int count, int wanted, double[] dst, int at, double value) {
        for (int k = 0; k < count; k++) {
            if (src[from + k] == wanted) {
                dst[at + k] = value;
            }
        }
    }
}
