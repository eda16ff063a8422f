// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Strided;

/**
 * Loops from values, which begin at {@code from}, to stored numbers, {@code (value - TZERO) / TSCAL}; integers are the nearest. They return whether any
 * stored number is beyond its format.
 */
final class ScaledStores {
    private ScaledStores() {}

    /** B. */
    static boolean bytes(double[] src, int from, Strided to, double scale, double zero) {
        byte[] dst = to.bytes();
        int length = to.count();
        boolean odd = false;
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p++) {
                double stored = Math.rint((src[i++] - zero) / scale);
                odd |= !(stored >= 0 && stored <= 0xFF);
                dst[p] = (byte) (int) stored;
            }
        }
        return odd;
    }

    /** I. */
    static boolean shorts(double[] src, int from, Strided to, double scale, double zero) {
        byte[] dst = to.bytes();
        int length = to.count() * 2;
        boolean odd = false;
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 2) {
                double stored = Math.rint((src[i++] - zero) / scale);
                odd |= !(stored >= Short.MIN_VALUE && stored <= Short.MAX_VALUE);
                BigEndian.SHORT.set(dst, p, (short) (int) stored);
            }
        }
        return odd;
    }

    /** J. */
    static boolean ints(double[] src, int from, Strided to, double scale, double zero) {
        byte[] dst = to.bytes();
        int length = to.count() * 4;
        boolean odd = false;
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 4) {
                double stored = Math.rint((src[i++] - zero) / scale);
                odd |= !(stored >= Integer.MIN_VALUE && stored <= Integer.MAX_VALUE);
                BigEndian.INT.set(dst, p, (int) stored);
            }
        }
        return odd;
    }

    /** K; 2^63 stands for the double that the largest long is read as. */
    static boolean longs(double[] src, int from, Strided to, double scale, double zero) {
        byte[] dst = to.bytes();
        int length = to.count() * 8;
        boolean odd = false;
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 8) {
                double stored = Math.rint((src[i++] - zero) / scale);
                odd |= !(stored >= -0x1p63 && stored <= 0x1p63);
                BigEndian.LONG.set(dst, p, (long) stored);
            }
        }
        return odd;
    }

    /** E, and C as pairs. */
    static boolean floats(double[] src, int from, Strided to, double scale, double zero) {
        byte[] dst = to.bytes();
        int length = to.count() * 4;
        boolean odd = false;
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 4) {
                double value = src[i++];
                float stored = (float) ((value - zero) / scale);
                odd |= Float.isInfinite(stored) && !Double.isInfinite(value);
                BigEndian.FLOAT.set(dst, p, stored);
            }
        }
        return odd;
    }

    /** D, and M as pairs. */
    static boolean doubles(double[] src, int from, Strided to, double scale, double zero) {
        byte[] dst = to.bytes();
        int length = to.count() * 8;
        boolean odd = false;
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 8) {
                double value = src[i++];
                double stored = (value - zero) / scale;
                odd |= Double.isInfinite(stored) && !Double.isInfinite(value);
                BigEndian.DOUBLE.set(dst, p, stored);
            }
        }
        return odd;
    }
}
