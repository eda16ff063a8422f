// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

/**
 * GZIP_2's order of bytes: of all values the first (most significant) bytes, then all second ones, and so on.
 * {@code unshuffle} gives numbers, or big-endian bytes again; {@code shuffle} is its inverse.
 */
public final class Shuffle {

    private Shuffle() {}

    /** Numbers from {@code planes[off, off + 2 * count)} to {@code dst[at, at + count)}. */
    public static void unshuffle(byte[] planes, int off, int count, short[] dst, int at) {
        unshuffle(planes, off, count, count, dst, at);
    }

    /** Numbers from {@code planes[off, off + 4 * count)} to {@code dst[at, at + count)}. */
    public static void unshuffle(byte[] planes, int off, int count, int[] dst, int at) {
        unshuffle(planes, off, count, count, dst, at);
    }

    /** Numbers from {@code planes[off, off + 8 * count)} to {@code dst[at, at + count)}. */
    public static void unshuffle(byte[] planes, int off, int count, long[] dst, int at) {
        unshuffle(planes, off, count, count, dst, at);
    }

    /** Numbers from {@code planes[off, off + 4 * count)} to {@code dst[at, at + count)}, bit by bit. */
    public static void unshuffle(byte[] planes, int off, int count, float[] dst, int at) {
        unshuffle(planes, off, count, count, dst, at);
    }

    /** Numbers from {@code planes[off, off + 8 * count)} to {@code dst[at, at + count)}, bit by bit. */
    public static void unshuffle(byte[] planes, int off, int count, double[] dst, int at) {
        unshuffle(planes, off, count, count, dst, at);
    }

    /**
     * Numbers of some of the values of longer planes.
     *
     * @param first the index of the first byte of the first value that is wanted
     * @param plane the distance of its bytes: the number of values that the planes have
     */
    public static void unshuffle(byte[] planes, int first, int plane, int count, short[] dst, int at) {
        check(planes, first, plane, count, Short.BYTES);
        Objects.checkFromIndexSize(at, count, dst.length);
        int second = first + plane;
        for (int i = 0; i < count; i++) {
            dst[at + i] = (short) (planes[first + i] << 8 | planes[second + i] & 0xff);
        }
    }

    /** The same for other numbers. */
    public static void unshuffle(byte[] planes, int first, int plane, int count, int[] dst, int at) {
        check(planes, first, plane, count, Integer.BYTES);
        Objects.checkFromIndexSize(at, count, dst.length);
        for (int i = 0; i < count; i++) {
            dst[at + i] = int32(planes, first + i, plane);
        }
    }

    /** The same for other numbers. */
    public static void unshuffle(byte[] planes, int first, int plane, int count, long[] dst, int at) {
        check(planes, first, plane, count, Long.BYTES);
        Objects.checkFromIndexSize(at, count, dst.length);
        for (int i = 0; i < count; i++) {
            dst[at + i] = int64(planes, first + i, plane);
        }
    }

    /** The same for other numbers. */
    public static void unshuffle(byte[] planes, int first, int plane, int count, float[] dst, int at) {
        check(planes, first, plane, count, Float.BYTES);
        Objects.checkFromIndexSize(at, count, dst.length);
        for (int i = 0; i < count; i++) {
            dst[at + i] = Float.intBitsToFloat(int32(planes, first + i, plane));
        }
    }

    /** The same for other numbers. */
    public static void unshuffle(byte[] planes, int first, int plane, int count, double[] dst, int at) {
        check(planes, first, plane, count, Double.BYTES);
        Objects.checkFromIndexSize(at, count, dst.length);
        for (int i = 0; i < count; i++) {
            dst[at + i] = Double.longBitsToDouble(int64(planes, first + i, plane));
        }
    }

    /**
     * Big-endian bytes from {@code planes[off, off + width * count)} to as many from {@code dst[at]} on.
     *
     * @param width bytes of a value: 1 (which copies), 2, 4, 8 or any other
     */
    public static void unshuffle(byte[] planes, int off, int count, int width, byte[] dst, int at) {
        unshuffle(planes, off, count, count, width, dst, at);
    }

    /** The same of some of the values of longer planes. */
    public static void unshuffle(byte[] planes, int first, int plane, int count, int width, byte[] dst, int at) {
        check(planes, first, plane, count, width);
        Objects.checkFromIndexSize(at, (long) count * width, (long) dst.length);
        for (int b = 0; b < width; b++) {
            int from = first + b * plane;
            int to = at + b;
            for (int i = 0; i < count; i++) {
                dst[to + i * width] = planes[from + i];
            }
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 2 * count)}. */
    public static void shuffle(short[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, count, Short.BYTES);
        Objects.checkFromIndexSize(at, count, src.length);
        for (int i = 0; i < count; i++) {
            planes[off + i] = (byte) (src[at + i] >> 8);
            planes[off + count + i] = (byte) src[at + i];
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 4 * count)}. */
    public static void shuffle(int[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, count, Integer.BYTES);
        Objects.checkFromIndexSize(at, count, src.length);
        for (int i = 0; i < count; i++) {
            split(src[at + i], planes, off + i, count);
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 8 * count)}. */
    public static void shuffle(long[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, count, Long.BYTES);
        Objects.checkFromIndexSize(at, count, src.length);
        for (int i = 0; i < count; i++) {
            split(src[at + i], planes, off + i, count);
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 4 * count)}, NaNs as they are. */
    public static void shuffle(float[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, count, Float.BYTES);
        Objects.checkFromIndexSize(at, count, src.length);
        for (int i = 0; i < count; i++) {
            split(Float.floatToRawIntBits(src[at + i]), planes, off + i, count);
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 8 * count)}, NaNs as they are. */
    public static void shuffle(double[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, count, Double.BYTES);
        Objects.checkFromIndexSize(at, count, src.length);
        for (int i = 0; i < count; i++) {
            split(Double.doubleToRawLongBits(src[at + i]), planes, off + i, count);
        }
    }

    /** Planes of big-endian values of {@code width} bytes; the inverse of {@link #unshuffle(byte[], int, int, int, byte[], int)}. */
    public static void shuffle(byte[] src, int at, int count, int width, byte[] planes, int off) {
        check(planes, off, count, count, width);
        Objects.checkFromIndexSize(at, (long) count * width, (long) src.length);
        int done =
                switch (width) {
                    case 2 -> BytePlanes.split2(src, at, count, planes, off);
                    case 4 -> BytePlanes.split4(src, at, count, planes, off);
                    case 8 -> BytePlanes.split8(src, at, count, planes, off);
                    default -> 0;
                };
        for (int b = 0; b < width; b++) {
            int to = off + b * count;
            for (int i = done, from = at + done * width + b; i < count; i++, from += width) {
                planes[to + i] = src[from];
            }
        }
    }

    private static int int32(byte[] planes, int p0, int plane) {
        int p1 = p0 + plane;
        int p2 = p1 + plane;
        int p3 = p2 + plane;
        return planes[p0] << 24 | (planes[p1] & 0xff) << 16 | (planes[p2] & 0xff) << 8 | planes[p3] & 0xff;
    }

    private static long int64(byte[] planes, int p0, int plane) {
        return (long) int32(planes, p0, plane) << Integer.SIZE | int32(planes, p0 + 4 * plane, plane) & 0xffffffffL;
    }

    private static void split(int value, byte[] planes, int p0, int count) {
        planes[p0] = (byte) (value >> 24);
        planes[p0 + count] = (byte) (value >> 16);
        planes[p0 + 2 * count] = (byte) (value >> 8);
        planes[p0 + 3 * count] = (byte) value;
    }

    private static void split(long value, byte[] planes, int p0, int count) {
        split((int) (value >> Integer.SIZE), planes, p0, count);
        split((int) value, planes, p0 + 4 * count, count);
    }

    /** That the planes are within the array, and that the values are within the planes. */
    private static void check(byte[] planes, int first, int plane, int count, int width) {
        if (width < 1 || count < 0 || plane < count) {
            throw new IllegalArgumentException(count + " of " + plane + " values of " + width + " bytes");
        }
        Objects.checkFromIndexSize(first, (width - 1L) * plane + count, (long) planes.length);
    }
}
