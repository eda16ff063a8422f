// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Loops from stored floating-point numbers to Java's, which go to {@code to} from {@code at} on. */
final class RealKernels {
    private RealKernels() {}

    /** E, and C as pairs. */
    static void floats(Strided from, float[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (float) BigEndian.FLOAT.get(src, p);
            }
            return;
        }
        int length = from.count() * 4;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                to[t++] = (float) BigEndian.FLOAT.get(src, p);
            }
        }
    }

    /** D, and M as pairs. */
    static void doubles(Strided from, double[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (double) BigEndian.DOUBLE.get(src, p);
            }
            return;
        }
        int length = from.count() * 8;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                to[t++] = (double) BigEndian.DOUBLE.get(src, p);
            }
        }
    }
}
