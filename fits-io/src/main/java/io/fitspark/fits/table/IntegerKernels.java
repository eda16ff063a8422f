// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Loops from stored integers to Java integers, which go to {@code to} from {@code at} on. */
final class IntegerKernels {
    private IntegerKernels() {}

    /** B: 0 to 255. */
    static void unsignedBytes(Strided from, short[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (short) (src[p] & 0xFF);
            }
            return;
        }
        int length = from.count();
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p++) {
                to[t++] = (short) (src[p] & 0xFF);
            }
        }
    }

    /** B with TZERO -128. */
    static void signedBytes(Strided from, byte[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (byte) (src[p] ^ 0x80);
            }
            return;
        }
        int length = from.count();
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p++) {
                to[t++] = (byte) (src[p] ^ 0x80);
            }
        }
    }

    /** I. */
    static void shorts(Strided from, short[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (short) BigEndian.SHORT.get(src, p);
            }
            return;
        }
        int length = from.count() * 2;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 2) {
                to[t++] = (short) BigEndian.SHORT.get(src, p);
            }
        }
    }

    /** I with TZERO 2^15. */
    static void unsignedShorts(Strided from, int[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = ((short) BigEndian.SHORT.get(src, p)) + 0x8000;
            }
            return;
        }
        int length = from.count() * 2;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 2) {
                to[t++] = ((short) BigEndian.SHORT.get(src, p)) + 0x8000;
            }
        }
    }

    /** J. */
    static void ints(Strided from, int[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (int) BigEndian.INT.get(src, p);
            }
            return;
        }
        int length = from.count() * 4;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                to[t++] = (int) BigEndian.INT.get(src, p);
            }
        }
    }

    /** J with TZERO 2^31. */
    static void unsignedInts(Strided from, long[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = ((int) BigEndian.INT.get(src, p)) + 0x8000_0000L;
            }
            return;
        }
        int length = from.count() * 4;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                to[t++] = ((int) BigEndian.INT.get(src, p)) + 0x8000_0000L;
            }
        }
    }

    /** K. */
    static void longs(Strided from, long[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = (long) BigEndian.LONG.get(src, p);
            }
            return;
        }
        int length = from.count() * 8;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                to[t++] = (long) BigEndian.LONG.get(src, p);
            }
        }
    }

    /** K with TZERO 2^63: the bits of the unsigned number. */
    static void unsignedLongs(Strided from, long[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        if (from.count() == 1) {
            int offset = from.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                to[at + r] = ((long) BigEndian.LONG.get(src, p)) ^ Long.MIN_VALUE;
            }
            return;
        }
        int length = from.count() * 8;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                to[t++] = ((long) BigEndian.LONG.get(src, p)) ^ Long.MIN_VALUE;
            }
        }
    }
}
