// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.quantize;

import io.fitspark.fits.compress.Dequantizer;
import io.fitspark.fits.compress.Dither;

/**
 * The arithmetic, in double precision and in this order. Ranges are checked by the caller. Each tile walks through the random numbers
 * from a place that its number gives; at their end the next number's place is where it goes on. Null and zero pixels take a step, too.
 */
public final class Dequantizing {

    /** The integer of pixels that are exactly 0, with {@link Dither#SUBTRACTIVE_2}. */
    private static final int ZERO = Integer.MIN_VALUE + 2;

    private Dequantizing() {}

    public static void toFloats(Dequantizer how, int[] src, int from, int count, float[] dst, int at) {
        if (how.dither() == Dither.NONE) {
            plain(how, src, from, count, dst, at);
        } else {
            DitherWalk walk = new DitherWalk(how.seed());
            for (int done = 0; done < count; ) {
                int some = Math.min(count - done, walk.left());
                dithered(how, walk.place(), src, from + done, some, dst, at + done);
                walk.turn();
                done += some;
            }
        }
        if (how.blank() != null || how.dither() == Dither.SUBTRACTIVE_2) {
            replace(how, src, from, count, dst, at);
        }
    }

    private static void plain(Dequantizer how, int[] src, int from, int count, float[] dst, int at) {
        double scale = how.scale();
        double zero = how.zero();
        for (int k = 0; k < count; k++) {
            dst[at + k] = (float) (src[from + k] * scale + zero);
        }
    }

    private static void dithered(Dequantizer how, int place, int[] src, int from, int count, float[] dst, int at) {
        double scale = how.scale();
        double zero = how.zero();
        double[] random = DitherNumbers.VALUES;
        for (int k = 0; k < count; k++) {
            dst[at + k] = (float) ((src[from + k] - random[place + k] + 0.5) * scale + zero);
        }
    }

    /** Gives pixels that stand for something else than their number what they stand for. */
    private static void replace(Dequantizer how, int[] src, int from, int count, float[] dst, int at) {
        boolean hasBlank = how.blank() != null;
        int zero = how.dither() == Dither.SUBTRACTIVE_2 ? ZERO : how.blank();
        int blank = hasBlank ? how.blank() : zero;
        float ofBlank = hasBlank ? Float.NaN : 0;
        for (int k = 0; k < count; k++) {
            int number = src[from + k];
            if (number == blank) {
                dst[at + k] = ofBlank;
            } else if (number == zero) {
                dst[at + k] = 0;
            }
        }
    }

    public static void toDoubles(Dequantizer how, int[] src, int from, int count, double[] dst, int at) {
        if (how.dither() == Dither.NONE) {
            plain(how, src, from, count, dst, at);
        } else {
            DitherWalk walk = new DitherWalk(how.seed());
            for (int done = 0; done < count; ) {
                int some = Math.min(count - done, walk.left());
                dithered(how, walk.place(), src, from + done, some, dst, at + done);
                walk.turn();
                done += some;
            }
        }
        if (how.blank() != null || how.dither() == Dither.SUBTRACTIVE_2) {
            replace(how, src, from, count, dst, at);
        }
    }

    private static void plain(Dequantizer how, int[] src, int from, int count, double[] dst, int at) {
        double scale = how.scale();
        double zero = how.zero();
        for (int k = 0; k < count; k++) {
            dst[at + k] = src[from + k] * scale + zero;
        }
    }

    private static void dithered(Dequantizer how, int place, int[] src, int from, int count, double[] dst, int at) {
        double scale = how.scale();
        double zero = how.zero();
        double[] random = DitherNumbers.VALUES;
        for (int k = 0; k < count; k++) {
            dst[at + k] = (src[from + k] - random[place + k] + 0.5) * scale + zero;
        }
    }

    private static void replace(Dequantizer how, int[] src, int from, int count, double[] dst, int at) {
        boolean hasBlank = how.blank() != null;
        int zero = how.dither() == Dither.SUBTRACTIVE_2 ? ZERO : how.blank();
        int blank = hasBlank ? how.blank() : zero;
        double ofBlank = hasBlank ? Double.NaN : 0;
        for (int k = 0; k < count; k++) {
            int number = src[from + k];
            if (number == blank) {
                dst[at + k] = ofBlank;
            } else if (number == zero) {
                dst[at + k] = 0;
            }
        }
    }
}
