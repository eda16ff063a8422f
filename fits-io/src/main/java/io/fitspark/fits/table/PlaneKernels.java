// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * Loops from byte planes to elements, which go to {@code to} from {@code at} on. Byte k of the first wanted element is
 * {@code planes[first + k * plane]}; {@code count} elements are wanted.
 */
final class PlaneKernels {
    private PlaneKernels() {}

    static void shorts(byte[] planes, int first, int plane, int count, short[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = (short) (planes[first + i] << 8 | planes[first + plane + i] & 0xFF);
        }
    }

    static void ints(byte[] planes, int first, int plane, int count, int[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = intAt(planes, first + i, plane);
        }
    }

    static void floats(byte[] planes, int first, int plane, int count, float[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = Float.intBitsToFloat(intAt(planes, first + i, plane));
        }
    }

    static void longs(byte[] planes, int first, int plane, int count, long[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = longAt(planes, first + i, plane);
        }
    }

    static void doubles(byte[] planes, int first, int plane, int count, double[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = Double.longBitsToDouble(longAt(planes, first + i, plane));
        }
    }

    /** Big-endian elements of {@code width} bytes. */
    static void bytes(byte[] planes, int first, int plane, int count, int width, byte[] to, int at) {
        for (int k = 0; k < width; k++) {
            int from = first + k * plane;
            for (int i = 0, t = at + k; i < count; i++, t += width) {
                to[t] = planes[from + i];
            }
        }
    }

    private static int intAt(byte[] planes, int p, int plane) {
        return planes[p] << 24
                | (planes[p + plane] & 0xFF) << 16
                | (planes[p + 2 * plane] & 0xFF) << 8
                | planes[p + 3 * plane] & 0xFF;
    }

    private static long longAt(byte[] planes, int p, int plane) {
        return (long) intAt(planes, p, plane) << 32 | intAt(planes, p + 4 * plane, plane) & 0xFFFF_FFFFL;
    }
}
