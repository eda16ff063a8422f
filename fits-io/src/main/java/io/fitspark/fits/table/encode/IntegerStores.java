// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Strided;

/** Loops from Java integers, which begin at {@code from}, to stored integers. */
final class IntegerStores {
    private IntegerStores() {}

    /** B: 0 to 255. Returns whether any is beyond. */
    static boolean bytes(short[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        int odd = 0;
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                short value = src[from + r];
                odd |= value & ~0xFF;
                dst[p] = (byte) value;
            }
            return odd != 0;
        }
        int length = to.count();
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p++) {
                short value = src[i++];
                odd |= value & ~0xFF;
                dst[p] = (byte) value;
            }
        }
        return odd != 0;
    }

    /** B with TZERO -128. */
    static void signedBytes(byte[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                dst[p] = (byte) (src[from + r] ^ 0x80);
            }
            return;
        }
        int length = to.count();
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p++) {
                dst[p] = (byte) (src[i++] ^ 0x80);
            }
        }
    }

    /** I. */
    static void shorts(short[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                BigEndian.SHORT.set(dst, p, src[from + r]);
            }
            return;
        }
        int length = to.count() * 2;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 2) {
                BigEndian.SHORT.set(dst, p, src[i++]);
            }
        }
    }

    /** I with TZERO 2^15: 0 to 2^16 - 1. Returns whether any is beyond. */
    static boolean unsignedShorts(int[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        int odd = 0;
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                int value = src[from + r];
                odd |= value & ~0xFFFF;
                BigEndian.SHORT.set(dst, p, (short) (value - 0x8000));
            }
            return odd != 0;
        }
        int length = to.count() * 2;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 2) {
                int value = src[i++];
                odd |= value & ~0xFFFF;
                BigEndian.SHORT.set(dst, p, (short) (value - 0x8000));
            }
        }
        return odd != 0;
    }

    /** J. */
    static void ints(int[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                BigEndian.INT.set(dst, p, src[from + r]);
            }
            return;
        }
        int length = to.count() * 4;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                BigEndian.INT.set(dst, p, src[i++]);
            }
        }
    }

    /** J with TZERO 2^31: 0 to 2^32 - 1. Returns whether any is beyond. */
    static boolean unsignedInts(long[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        long odd = 0;
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                long value = src[from + r];
                odd |= value >>> 32;
                BigEndian.INT.set(dst, p, (int) (value - 0x8000_0000L));
            }
            return odd != 0;
        }
        int length = to.count() * 4;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 4) {
                long value = src[i++];
                odd |= value >>> 32;
                BigEndian.INT.set(dst, p, (int) (value - 0x8000_0000L));
            }
        }
        return odd != 0;
    }

    /** K. */
    static void longs(long[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                BigEndian.LONG.set(dst, p, src[from + r]);
            }
            return;
        }
        int length = to.count() * 8;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                BigEndian.LONG.set(dst, p, src[i++]);
            }
        }
    }

    /** K with TZERO 2^63: the bits of an unsigned number. */
    static void unsignedLongs(long[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int stride = to.stride();
        int rows = to.rows();
        if (to.count() == 1) {
            int offset = to.offset();
            for (int r = 0; r < rows; r++) {
                int p = offset + r * stride;
                BigEndian.LONG.set(dst, p, src[from + r] ^ Long.MIN_VALUE);
            }
            return;
        }
        int length = to.count() * 8;
        int i = from;
        for (int r = 0; r < rows; r++) {
            int start = to.offset() + r * stride;
            for (int p = start; p < start + length; p += 8) {
                BigEndian.LONG.set(dst, p, src[i++] ^ Long.MIN_VALUE);
            }
        }
    }
}
