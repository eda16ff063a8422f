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
        check(planes, off, count, Short.BYTES, dst.length, at);
        int p1 = off + count;
        for (int i = 0; i < count; i++) {
            dst[at + i] = (short) (planes[off + i] << 8 | planes[p1 + i] & 0xff);
        }
    }

    /** Numbers from {@code planes[off, off + 4 * count)} to {@code dst[at, at + count)}. */
    public static void unshuffle(byte[] planes, int off, int count, int[] dst, int at) {
        check(planes, off, count, Integer.BYTES, dst.length, at);
        for (int i = 0; i < count; i++) {
            dst[at + i] = int32(planes, off + i, count);
        }
    }

    /** Numbers from {@code planes[off, off + 8 * count)} to {@code dst[at, at + count)}. */
    public static void unshuffle(byte[] planes, int off, int count, long[] dst, int at) {
        check(planes, off, count, Long.BYTES, dst.length, at);
        for (int i = 0; i < count; i++) {
            dst[at + i] = int64(planes, off + i, count);
        }
    }

    /** Numbers from {@code planes[off, off + 4 * count)} to {@code dst[at, at + count)}, bit by bit. */
    public static void unshuffle(byte[] planes, int off, int count, float[] dst, int at) {
        check(planes, off, count, Float.BYTES, dst.length, at);
        for (int i = 0; i < count; i++) {
            dst[at + i] = Float.intBitsToFloat(int32(planes, off + i, count));
        }
    }

    /** Numbers from {@code planes[off, off + 8 * count)} to {@code dst[at, at + count)}, bit by bit. */
    public static void unshuffle(byte[] planes, int off, int count, double[] dst, int at) {
        check(planes, off, count, Double.BYTES, dst.length, at);
        for (int i = 0; i < count; i++) {
            dst[at + i] = Double.longBitsToDouble(int64(planes, off + i, count));
        }
    }

    /**
     * Big-endian bytes from {@code planes[off, off + width * count)} to as many from {@code dst[at]} on.
     *
     * @param width bytes of a value: 1 (which copies), 2, 4, 8 or any other
     */
    public static void unshuffle(byte[] planes, int off, int count, int width, byte[] dst, int at) {
        checkBytes(planes, off, count, width, dst, at);
        for (int b = 0; b < width; b++) {
            for (int i = 0; i < count; i++) {
                dst[at + i * width + b] = planes[off + b * count + i];
            }
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 2 * count)}. */
    public static void shuffle(short[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, Short.BYTES, src.length, at);
        for (int i = 0; i < count; i++) {
            planes[off + i] = (byte) (src[at + i] >> 8);
            planes[off + count + i] = (byte) src[at + i];
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 4 * count)}. */
    public static void shuffle(int[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, Integer.BYTES, src.length, at);
        for (int i = 0; i < count; i++) {
            split(src[at + i], planes, off + i, count);
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 8 * count)}. */
    public static void shuffle(long[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, Long.BYTES, src.length, at);
        for (int i = 0; i < count; i++) {
            split(src[at + i], planes, off + i, count);
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 4 * count)}, NaNs as they are. */
    public static void shuffle(float[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, Float.BYTES, src.length, at);
        for (int i = 0; i < count; i++) {
            split(Float.floatToRawIntBits(src[at + i]), planes, off + i, count);
        }
    }

    /** Planes of {@code src[at, at + count)} to {@code planes[off, off + 8 * count)}, NaNs as they are. */
    public static void shuffle(double[] src, int at, int count, byte[] planes, int off) {
        check(planes, off, count, Double.BYTES, src.length, at);
        for (int i = 0; i < count; i++) {
            split(Double.doubleToRawLongBits(src[at + i]), planes, off + i, count);
        }
    }

    /** Planes of big-endian values of {@code width} bytes; the inverse of {@link #unshuffle(byte[], int, int, int, byte[], int)}. */
    public static void shuffle(byte[] src, int at, int count, int width, byte[] planes, int off) {
        checkBytes(planes, off, count, width, src, at);
        for (int b = 0; b < width; b++) {
            for (int i = 0; i < count; i++) {
                planes[off + b * count + i] = src[at + i * width + b];
            }
        }
    }

    private static int int32(byte[] planes, int p0, int count) {
        int p1 = p0 + count;
        int p2 = p1 + count;
        int p3 = p2 + count;
        return planes[p0] << 24 | (planes[p1] & 0xff) << 16 | (planes[p2] & 0xff) << 8 | planes[p3] & 0xff;
    }

    private static long int64(byte[] planes, int p0, int count) {
        return (long) int32(planes, p0, count) << Integer.SIZE | int32(planes, p0 + 4 * count, count) & 0xffffffffL;
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

    private static void check(byte[] planes, int off, int count, int width, int length, int at) {
        Objects.checkFromIndexSize(at, count, length);
        Objects.checkFromIndexSize(off, (long) count * width, (long) planes.length);
    }

    private static void checkBytes(byte[] planes, int off, int count, int width, byte[] bytes, int at) {
        if (width < 1 || count < 0) {
            throw new IllegalArgumentException(count + " values of " + width + " bytes");
        }
        Objects.checkFromIndexSize(off, (long) count * width, (long) planes.length);
        Objects.checkFromIndexSize(at, (long) count * width, (long) bytes.length);
    }
}
