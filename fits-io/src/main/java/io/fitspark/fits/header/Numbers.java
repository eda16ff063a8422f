// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Numbers in value fields: integers of any length; reals with E or D exponents. */
final class Numbers {

    private static final int DIGITS_OF_LONG = 18;

    private Numbers() {}

    /** The number that fills the range exactly: Int, BigInt or Real; null if it is none or beyond a double. */
    static CardValue parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
            negative = bytes[at] == '-';
            at++;
        }
        int digits = at;
        at = skipDigits(bytes, at, to);
        int whole = at - digits;
        if (at == to) {
            return whole == 0 ? null : integer(bytes, digits, to, negative);
        }
        int fraction = 0;
        if (bytes[at] == '.') {
            int point = at + 1;
            at = skipDigits(bytes, point, to);
            fraction = at - point;
        }
        return whole + fraction > 0 && isExponentOrEnd(bytes, at, to) ? real(bytes, from, to) : null;
    }

    private static boolean isExponentOrEnd(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        int letter = bytes[from] & ~0x20;
        if (letter != 'E' && letter != 'D') {
            return false;
        }
        int at = from + 1;
        if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
            at++;
        }
        return at < to && skipDigits(bytes, at, to) == to;
    }

    private static CardValue integer(byte[] bytes, int from, int to, boolean negative) {
        if (to - from <= DIGITS_OF_LONG) {
            long value = 0;
            for (int i = from; i < to; i++) {
                value = value * 10 + (bytes[i] - '0');
            }
            return new CardValue.Int(negative ? -value : value);
        }
        BigInteger size = new BigInteger(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        BigInteger value = negative ? size.negate() : size;
        return value.bitLength() < Long.SIZE ? new CardValue.Int(value.longValue()) : new CardValue.BigInt(value);
    }

    private static CardValue real(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII)
                .replace('D', 'E')
                .replace('d', 'e');
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? null : new CardValue.Real(value);
    }

    private static int skipDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
