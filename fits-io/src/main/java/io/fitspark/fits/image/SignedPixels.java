// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Loops that widen unsigned bytes, and those of integers of the other signedness. */
final class SignedPixels {
    private SignedPixels() {}

    static void convert(Object stored, int from, int step, int count, Object values, int to, PixelType type) {
        switch (type) {
            case BYTE -> flip((byte[]) stored, from, step, count, (byte[]) values, to);
            case SHORT -> widen((byte[]) stored, from, step, count, (short[]) values, to);
            case INT -> flip((short[]) stored, from, step, count, (int[]) values, to);
            case LONG -> flip((int[]) stored, from, step, count, (long[]) values, to);
            case ULONG -> flip((long[]) stored, from, step, count, (long[]) values, to);
            default -> throw new AssertionError(type);
        }
    }

    private static void widen(byte[] src, int from, int step, int count, short[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = (short) (src[from + i * step] & 0xFF);
        }
    }

    private static void flip(byte[] src, int from, int step, int count, byte[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = (byte) (src[from + i * step] ^ 0x80);
        }
    }

    private static void flip(short[] src, int from, int step, int count, int[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] + 0x8000;
        }
    }

    private static void flip(int[] src, int from, int step, int count, long[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] + 0x8000_0000L;
        }
    }

    private static void flip(long[] src, int from, int step, int count, long[] dst, int to) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = src[from + i * step] ^ Long.MIN_VALUE;
        }
    }
}
