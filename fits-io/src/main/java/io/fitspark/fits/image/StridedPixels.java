// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Loops that pick pixels at equal distances. */
final class StridedPixels {
    private StridedPixels() {}

    static void copy(byte[] src, int from, int step, int count, byte[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step];
        }
    }

    static void copy(short[] src, int from, int step, int count, short[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step];
        }
    }

    static void copy(int[] src, int from, int step, int count, int[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step];
        }
    }

    static void copy(long[] src, int from, int step, int count, long[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step];
        }
    }

    static void copy(float[] src, int from, int step, int count, float[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step];
        }
    }

    static void copy(double[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step];
        }
    }
}
