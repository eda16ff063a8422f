// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Parses integers of ASCII tables, each of which fills a range: a sign, if any, and digits. */
final class AsciiIntegers {
    /** What {@link #parse} gives for text that is no integer; more than its digits can make. */
    static final long MALFORMED = Long.MIN_VALUE;

    /** Decimal digits that a long always holds. */
    private static final int DIGITS = 18;

    /** What {@link #parseWide} found. */
    enum Wide {
        NUMBER,
        MALFORMED,
        /** More than 20 digits. */
        TOO_LARGE
    }

    private AsciiIntegers() {}

    /** The integer of a range of at most 18 bytes. */
    static long parse(byte[] src, int start, int end) {
        byte sign = src[start];
        int p = sign == '-' || sign == '+' ? start + 1 : start;
        if (p == end) {
            return MALFORMED;
        }
        long size = 0;
        for (; p < end; p++) {
            int digit = src[p] - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            size = size * 10 + digit;
        }
        return sign == '-' ? -size : size;
    }

    /** Whether a range is a sign, if any, and digits. */
    static boolean isInteger(byte[] src, int start, int end) {
        int first = src[start] == '-' || src[start] == '+' ? start + 1 : start;
        for (int p = first; p < end; p++) {
            if (src[p] < '0' || src[p] > '9') {
                return false;
            }
        }
        return first < end;
    }

    /**
     * The integer of a range of any length.
     *
     * @param to gets the upper half at {@code at} and the lower half behind it
     */
    static Wide parseWide(byte[] src, int start, int end, long[] to, int at) {
        if (!isInteger(src, start, end)) {
            return Wide.MALFORMED;
        }
        byte sign = src[start];
        int first = sign == '-' || sign == '+' ? start + 1 : start;
        while (first < end - 1 && src[first] == '0') {
            first++;
        }
        if (end - first > DIGITS + 2) {
            return Wide.TOO_LARGE;
        }
        long size = 0;
        int p = first;
        for (; p < end && p < first + DIGITS; p++) {
            size = size * 10 + src[p] - '0';
        }
        long scale = 1;
        long rest = 0;
        for (; p < end; p++) {
            scale *= 10;
            rest = rest * 10 + src[p] - '0';
        }
        long upper = Math.multiplyHigh(size, scale);
        long lower = size * scale + rest;
        upper += Long.compareUnsigned(lower, rest) < 0 ? 1 : 0;
        if (sign == '-') {
            lower = -lower;
            upper = ~upper + (lower == 0 ? 1 : 0);
        }
        to[at] = upper;
        to[at + 1] = lower;
        return Wide.NUMBER;
    }
}
