// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

import io.fitspark.fits.compress.internal.quantize.Dequantizing;
import io.fitspark.fits.compress.internal.quantize.DitherNumbers;

/**
 * Makes the floating-point pixels of a tile of the integers to which they were rounded (FITS 4.0, section 10.2): bit by bit what cfitsio
 * makes of them. Null pixels become NaN.
 *
 * @param scale ZSCALE of the tile
 * @param zero ZZERO of the tile
 * @param dither what is to be taken away again
 * @param seed with dither, the number of its tile, counted from 0, and ZDITHER0 - 1 together
 * @param blank the integer of null pixels, null if there is none
 */
public record Dequantizer(double scale, double zero, Dither dither, long seed, Integer blank) {

    /** The greatest ZDITHER0; the least is 1. */
    public static final int MAX_SEED = DitherNumbers.COUNT;

    public Dequantizer {
        Objects.requireNonNull(dither, "dither is null");
        if (seed < 0) {
            throw new IllegalArgumentException("seed is negative: " + seed);
        }
    }

    /** {@code src[from, from + count)}, which is all of a tile, to {@code dst[at, at + count)}. */
    public void toFloats(int[] src, int from, int count, float[] dst, int at) {
        Objects.checkFromIndexSize(from, count, src.length);
        Objects.checkFromIndexSize(at, count, dst.length);
        Dequantizing.toFloats(this, src, from, count, dst, at);
    }

    /** The same in double precision. */
    public void toDoubles(int[] src, int from, int count, double[] dst, int at) {
        Objects.checkFromIndexSize(from, count, src.length);
        Objects.checkFromIndexSize(at, count, dst.length);
        Dequantizing.toDoubles(this, src, from, count, dst, at);
    }
}
