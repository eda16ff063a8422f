// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Takes eight big-endian values at a time apart into planes of bytes, as transpositions within 64-bit words. Each gives the number of
 * values that it has done, and leaves those that are no eight to the caller, who has checked all ranges.
 */
final class BytePlanes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int STEP = 8;
    private static final long HALVES = 0xFFFF_FFFF_0000_0000L;
    private static final long QUARTERS = 0xFFFF_0000_FFFF_0000L;
    private static final long BYTES = 0xFF00_FF00_FF00_FF00L;

    private BytePlanes() {}

    static int split2(byte[] src, int at, int count, byte[] planes, int off) {
        int whole = count - count % STEP;
        for (int i = 0; i < whole; i += STEP) {
            long a = (long) LONG.get(src, at + 2 * i);
            long b = (long) LONG.get(src, at + 2 * i + STEP);
            LONG.set(planes, off + i, everySecond(a) | everySecond(b) >>> 32);
            LONG.set(planes, off + count + i, everySecond(a << 8) | everySecond(b << 8) >>> 32);
        }
        return whole;
    }

    /** The first, third, fifth and seventh byte, as the upper half. */
    private static long everySecond(long word) {
        long bytes = word & BYTES;
        bytes = (bytes | bytes << 8) & QUARTERS;
        return (bytes | bytes << 16) & HALVES;
    }

    static int split4(byte[] src, int at, int count, byte[] planes, int off) {
        int whole = count - count % STEP;
        for (int i = 0; i < whole; i += STEP) {
            int from = at + 4 * i;
            // values 0 to 3 in the upper halves, 4 to 7 in the lower ones
            long a = pair(src, from);
            long b = pair(src, from + 4);
            long c = pair(src, from + 8);
            long d = pair(src, from + 12);
            long ac = upper2(a, c);
            long ca = lower2(a, c);
            long bd = upper2(b, d);
            long db = lower2(b, d);
            LONG.set(planes, off + i, upper1(ac, bd));
            LONG.set(planes, off + count + i, lower1(ac, bd));
            LONG.set(planes, off + 2 * count + i, upper1(ca, db));
            LONG.set(planes, off + 3 * count + i, lower1(ca, db));
        }
        return whole;
    }

    private static long pair(byte[] src, int at) {
        return (long) (int) INT.get(src, at) << 32 | (int) INT.get(src, at + 16) & 0xFFFF_FFFFL;
    }

    static int split8(byte[] src, int at, int count, byte[] planes, int off) {
        int whole = count - count % STEP;
        for (int i = 0; i < whole; i += STEP) {
            int from = at + 8 * i;
            long a = (long) LONG.get(src, from);
            long b = (long) LONG.get(src, from + 8);
            long c = (long) LONG.get(src, from + 16);
            long d = (long) LONG.get(src, from + 24);
            long e = (long) LONG.get(src, from + 32);
            long f = (long) LONG.get(src, from + 40);
            long g = (long) LONG.get(src, from + 48);
            long h = (long) LONG.get(src, from + 56);
            int to = off + i;
            quarter(upper4(a, e), upper4(b, f), upper4(c, g), upper4(d, h), planes, to, count);
            quarter(lower4(a, e), lower4(b, f), lower4(c, g), lower4(d, h), planes, to + 4 * count, count);
        }
        return whole;
    }

    /** Four planes of words that hold four bytes of two values each. */
    private static void quarter(long a, long b, long c, long d, byte[] planes, int to, int count) {
        long ac = upper2(a, c);
        long ca = lower2(a, c);
        long bd = upper2(b, d);
        long db = lower2(b, d);
        LONG.set(planes, to, upper1(ac, bd));
        LONG.set(planes, to + count, lower1(ac, bd));
        LONG.set(planes, to + 2 * count, upper1(ca, db));
        LONG.set(planes, to + 3 * count, lower1(ca, db));
    }

    private static long upper4(long first, long second) {
        return first & HALVES | second >>> 32;
    }

    private static long lower4(long first, long second) {
        return first << 32 | second & ~HALVES;
    }

    private static long upper2(long first, long second) {
        return first & QUARTERS | second >>> 16 & ~QUARTERS;
    }

    private static long lower2(long first, long second) {
        return first << 16 & QUARTERS | second & ~QUARTERS;
    }

    private static long upper1(long first, long second) {
        return first & BYTES | second >>> 8 & ~BYTES;
    }

    private static long lower1(long first, long second) {
        return first << 8 & BYTES | second & ~BYTES;
    }
}
