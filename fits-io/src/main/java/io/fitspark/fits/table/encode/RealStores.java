// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Strided;

/** Loops from Java floating-point numbers, which begin at {@code from}, to stored ones. */
final class RealStores {
    private RealStores() {}

    /** E, and C as pairs. */
    static void floats(float[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                BigEndian.FLOAT.set(dst, p, src[from + r]);
            }
            return;
        }
        int length = to.count() * 4;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                BigEndian.FLOAT.set(dst, p, src[i++]);
            }
        }
    }

    /** D, and M as pairs. */
    static void doubles(double[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                BigEndian.DOUBLE.set(dst, p, src[from + r]);
            }
            return;
        }
        int length = to.count() * 8;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                BigEndian.DOUBLE.set(dst, p, src[i++]);
            }
        }
    }
}
