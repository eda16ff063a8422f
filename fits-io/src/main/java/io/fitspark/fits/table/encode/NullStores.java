// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Strided;

/** Loops that put nulls in the place of stored elements, and that look for stored elements which would be taken for null. */
final class NullStores {
    private NullStores() {}

    /** Whether any stored integer of 1, 2, 4 or 8 bytes equals TNULL. */
    static boolean anyEquals(Strided to, int width, long tnull) {
        return switch (width) {
            case Byte.BYTES -> anyByte(to, tnull);
            case Short.BYTES -> anyShort(to, tnull);
            case Integer.BYTES -> anyInt(to, tnull);
            default -> anyLong(to, tnull);
        };
    }

    /**
     * Overwrites the elements that are null.
     *
     * @param nulls which are, from {@code from} on
     * @param width bytes of an element
     * @param stored the lower of so many bytes
     */
    static void fill(boolean[] nulls, int from, Strided to, int width, long stored) {
        byte[] dst = to.bytes();
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            int end = start + to.count() * width;
            for (int p = start; p < end; p += width) {
                if (nulls[i++]) {
                    put(dst, p, width, stored);
                }
            }
        }
    }

    /** Overwrites the complex numbers that are null with two times {@code stored}, which has half of the width. */
    static void fillPairs(boolean[] nulls, int from, Strided to, int width, long stored) {
        byte[] dst = to.bytes();
        int i = from;
        int half = width / 2;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            int end = start + to.count() * width;
            for (int p = start; p < end; p += width) {
                if (nulls[i++]) {
                    put(dst, p, half, stored);
                    put(dst, p + half, half, stored);
                }
            }
        }
    }

    private static void put(byte[] dst, int at, int width, long stored) {
        switch (width) {
            case Byte.BYTES -> dst[at] = (byte) stored;
            case Short.BYTES -> BigEndian.SHORT.set(dst, at, (short) stored);
            case Integer.BYTES -> BigEndian.INT.set(dst, at, (int) stored);
            default -> BigEndian.LONG.set(dst, at, stored);
        }
    }

    private static boolean anyByte(Strided to, long tnull) {
        byte[] dst = to.bytes();
        int length = to.count();
        boolean any = false;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p++) {
                any |= (dst[p] & 0xFF) == tnull;
            }
        }
        return any;
    }

    private static boolean anyShort(Strided to, long tnull) {
        byte[] dst = to.bytes();
        int length = to.count() * 2;
        boolean any = false;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 2) {
                any |= (short) BigEndian.SHORT.get(dst, p) == tnull;
            }
        }
        return any;
    }

    private static boolean anyInt(Strided to, long tnull) {
        byte[] dst = to.bytes();
        int length = to.count() * 4;
        boolean any = false;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 4) {
                any |= (int) BigEndian.INT.get(dst, p) == tnull;
            }
        }
        return any;
    }

    private static boolean anyLong(Strided to, long tnull) {
        byte[] dst = to.bytes();
        int length = to.count() * 8;
        boolean any = false;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + length; p += 8) {
                any |= (long) BigEndian.LONG.get(dst, p) == tnull;
            }
        }
        return any;
    }
}
