// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Loops that compare stored integers with TNULL and say whether any is equal. */
final class NullKernels {
    private NullKernels() {}

    /** B. */
    static boolean bytes(Strided from, boolean[] nulls, int at, long tnull) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count();
        int t = at;
        boolean any = false;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p++) {
                boolean isNull = (src[p] & 0xFF) == tnull;
                nulls[t++] = isNull;
                any |= isNull;
            }
        }
        return any;
    }

    /** I. */
    static boolean shorts(Strided from, boolean[] nulls, int at, long tnull) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 2;
        int t = at;
        boolean any = false;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 2) {
                boolean isNull = (short) BigEndian.SHORT.get(src, p) == tnull;
                nulls[t++] = isNull;
                any |= isNull;
            }
        }
        return any;
    }

    /** J. */
    static boolean ints(Strided from, boolean[] nulls, int at, long tnull) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 4;
        int t = at;
        boolean any = false;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                boolean isNull = (int) BigEndian.INT.get(src, p) == tnull;
                nulls[t++] = isNull;
                any |= isNull;
            }
        }
        return any;
    }

    /** K. */
    static boolean longs(Strided from, boolean[] nulls, int at, long tnull) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int length = from.count() * 8;
        int t = at;
        boolean any = false;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                boolean isNull = (long) BigEndian.LONG.get(src, p) == tnull;
                nulls[t++] = isNull;
                any |= isNull;
            }
        }
        return any;
    }
}
