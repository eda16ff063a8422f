// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.nio.charset.StandardCharsets;

/**
 * Parses real numbers of ASCII tables: digits with or without a point, perhaps an exponent after E, D or just its sign (FITS 4.0, section
 * 7.2.5). NaN and Inf, which FITS does not have but some writers write, are taken for what they say. To be used again and again; not
 * safe for concurrent use.
 */
final class AsciiReal {
    /** Decimal digits that a long without sign always holds. */
    private static final int DIGITS = 19;

    /** More digits than this cannot change a double, only that there are more. */
    private static final int MOST_DIGITS = 800;

    /** Beyond this power of ten everything is zero or infinite. */
    private static final long FAR = 400;

    private static final long SATURATED = 1L << 40;
    private static final byte[] NAN = {'N', 'A', 'N'};
    private static final byte[] INF = {'I', 'N', 'F'};
    private static final byte[] INFINITY = "INFINITY".getBytes(StandardCharsets.US_ASCII);

    private double value;

    /** What the last call of {@link #parse} found. */
    double value() {
        return value;
    }

    /**
     * Parses a number that fills a range without blanks.
     *
     * @param decimals digits after the point where there is no point
     * @return whether it is one
     */
    boolean parse(byte[] src, int start, int end, int decimals) {
        int p = start;
        boolean negative = src[p] == '-';
        if (negative || src[p] == '+') {
            p++;
        }
        int first = p;
        long digits = 0;
        int count = 0;
        long power = 0;
        boolean point = false;
        boolean more = false;
        for (; p < end; p++) {
            int digit = src[p] - '0';
            if (digit >= 0 && digit <= 9) {
                if (count < DIGITS) {
                    digits = digits * 10 + digit;
                    count += digits == 0 ? 0 : 1;
                    power -= point ? 1 : 0;
                } else {
                    more |= digit != 0;
                    power += point ? 0 : 1;
                }
            } else if (src[p] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (p - first <= (point ? 1 : 0)) {
            return word(src, first, end, negative);
        }
        int mantissaEnd = p;
        power -= point ? 0 : decimals;
        if (p < end) {
            long exponent = exponent(src, p, end);
            if (exponent == Long.MIN_VALUE) {
                return false;
            }
            power += exponent;
        }
        double size = DecimalToDouble.nearest(digits, power);
        if (Double.isNaN(size) || (more && DecimalToDouble.nearest(digits + 1, power) != size)) {
            size = exactly(src, first, mantissaEnd, count + power);
        }
        value = negative ? -size : size;
        return true;
    }

    /** The exponent that fills a range; the smallest long if it is none. */
    private static long exponent(byte[] src, int start, int end) {
        int p = start;
        int letter = src[p] & ~0x20;
        boolean lettered = letter == 'E' || letter == 'D';
        p += lettered ? 1 : 0;
        boolean signed = p < end && (src[p] == '-' || src[p] == '+');
        boolean negative = signed && src[p] == '-';
        p += signed ? 1 : 0;
        if (p == end || !(lettered || signed)) {
            return Long.MIN_VALUE;
        }
        long size = 0;
        for (; p < end; p++) {
            int digit = src[p] - '0';
            if (digit < 0 || digit > 9) {
                return Long.MIN_VALUE;
            }
            size = Math.min(SATURATED, size * 10 + digit);
        }
        return negative ? -size : size;
    }

    /** The number of the digits of a range, all of them after the point, times a power of ten. */
    private static double exactly(byte[] src, int start, int end, long power) {
        if (Math.abs(power) > FAR) {
            return power < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        StringBuilder text = new StringBuilder("0.");
        int most = text.length() + MOST_DIGITS;
        for (int p = start; p < end && text.length() <= most; p++) {
            boolean counts = src[p] != '.' && (src[p] != '0' || (text.length() > 2 && text.length() < most));
            if (counts) {
                text.append(text.length() == most ? '1' : (char) src[p]);
            }
        }
        return Double.parseDouble(text.append('E').append(power).toString());
    }

    private boolean word(byte[] src, int start, int end, boolean negative) {
        if (is(NAN, src, start, end)) {
            value = Double.NaN;
        } else if (is(INF, src, start, end) || is(INFINITY, src, start, end)) {
            value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        } else {
            return false;
        }
        return true;
    }

    private static boolean is(byte[] word, byte[] src, int start, int end) {
        boolean same = end - start == word.length;
        for (int i = 0; same && i < word.length; i++) {
            same = (src[start + i] & ~0x20) == word[i];
        }
        return same;
    }
}
