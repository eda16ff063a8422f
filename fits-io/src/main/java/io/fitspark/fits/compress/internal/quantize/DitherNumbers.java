// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.quantize;

/** The random numbers of FITS 4.0, appendix I: from 0 to 1, of single precision, from the generator of Park and Miller. */
public final class DitherNumbers {

    public static final int COUNT = 10_000;

    private static final long FACTOR = 16_807;
    private static final long MODULUS = Integer.MAX_VALUE;

    /** The numbers, as doubles. */
    static final double[] VALUES = values();

    private DitherNumbers() {}

    private static double[] values() {
        double[] values = new double[COUNT];
        long state = 1;
        for (int i = 0; i < COUNT; i++) {
            state = FACTOR * state % MODULUS;
            values[i] = (float) ((double) state / MODULUS);
        }
        return values;
    }
}
