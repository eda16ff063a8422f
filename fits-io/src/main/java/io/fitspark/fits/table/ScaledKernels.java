// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Loops from stored numbers to {@code stored * TSCAL + TZERO}, which go to {@code to} from {@code at} on. */
final class ScaledKernels {
    private ScaledKernels() {}

    /** B. */
    static void bytes(Strided from, double[] to, int at, double scale, double zero) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count();
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p++) {
                to[t++] = (double) (src[p] & 0xFF) * scale + zero;
            }
        }
    }

    /** I. */
    static void shorts(Strided from, double[] to, int at, double scale, double zero) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 2;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 2) {
                to[t++] = (double) (short) BigEndian.SHORT.get(src, p) * scale + zero;
            }
        }
    }

    /** J. */
    static void ints(Strided from, double[] to, int at, double scale, double zero) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 4;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                to[t++] = (double) (int) BigEndian.INT.get(src, p) * scale + zero;
            }
        }
    }

    /** K. */
    static void longs(Strided from, double[] to, int at, double scale, double zero) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 8;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                to[t++] = (double) (long) BigEndian.LONG.get(src, p) * scale + zero;
            }
        }
    }

    /** E, and C as pairs. */
    static void floats(Strided from, double[] to, int at, double scale, double zero) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 4;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                to[t++] = (double) (float) BigEndian.FLOAT.get(src, p) * scale + zero;
            }
        }
    }

    /** D, and M as pairs. */
    static void doubles(Strided from, double[] to, int at, double scale, double zero) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 8;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                to[t++] = (double) BigEndian.DOUBLE.get(src, p) * scale + zero;
            }
        }
    }
}
