// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Loops that look for the number that stands for no value. One outside of the type stands for nothing. */
final class BlankPixels {
    private BlankPixels() {}

    static boolean in(byte[] src, int from, int step, int count, long blank) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= (src[from + i * step] & 0xFF) == blank;
        }
        return any;
    }

    static void mark(byte[] src, int from, int step, int count, long blank, boolean[] nulls, int to) {
        for (int i = 0; i < count; i++) {
            nulls[to + i] = (src[from + i * step] & 0xFF) == blank;
        }
    }

    static boolean in(short[] src, int from, int step, int count, long blank) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= src[from + i * step] == blank;
        }
        return any;
    }

    static void mark(short[] src, int from, int step, int count, long blank, boolean[] nulls, int to) {
        for (int i = 0; i < count; i++) {
            nulls[to + i] = src[from + i * step] == blank;
        }
    }

    static boolean in(int[] src, int from, int step, int count, long blank) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= src[from + i * step] == blank;
        }
        return any;
    }

    static void mark(int[] src, int from, int step, int count, long blank, boolean[] nulls, int to) {
        for (int i = 0; i < count; i++) {
            nulls[to + i] = src[from + i * step] == blank;
        }
    }

    static boolean in(long[] src, int from, int step, int count, long blank) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= src[from + i * step] == blank;
        }
        return any;
    }

    static void mark(long[] src, int from, int step, int count, long blank, boolean[] nulls, int to) {
        for (int i = 0; i < count; i++) {
            nulls[to + i] = src[from + i * step] == blank;
        }
    }
}
