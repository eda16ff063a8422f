// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Loops of BSCALE and BZERO, in double precision. */
record ScaledPixels(double scale, double zero) {

    void convert(Object stored, int from, int step, int count, double[] dst, int to) {
        if (stored instanceof byte[] a) {
            scale(a, from, step, count, dst, to);
        } else if (stored instanceof short[] a) {
            scale(a, from, step, count, dst, to);
        } else if (stored instanceof int[] a) {
            scale(a, from, step, count, dst, to);
        } else if (stored instanceof long[] a) {
            scale(a, from, step, count, dst, to);
        } else if (stored instanceof float[] a) {
            scale(a, from, step, count, dst, to);
        } else {
            scale((double[]) stored, from, step, count, dst, to);
        }
    }

    private void scale(byte[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = (src[from + i * step] & 0xFF) * scale + zero;
        }
    }

    private void scale(short[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] * scale + zero;
        }
    }

    private void scale(int[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] * scale + zero;
        }
    }

    private void scale(long[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] * scale + zero;
        }
    }

    private void scale(float[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] * scale + zero;
        }
    }

    private void scale(double[] src, int from, int step, int count, double[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] * scale + zero;
        }
    }
}
