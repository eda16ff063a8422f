// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.math.BigInteger;

/**
 * The double nearest to a decimal number, without a call of {@link Double#parseDouble}: by one division or multiplication of exact
 * doubles where the number is short, else by the leading 128 bits of the power of ten (D. Lemire, Number parsing at a gigabyte per
 * second, 2021).
 */
final class DecimalToDouble {
    private static final double[] EXACT_POWERS = new double[23];
    private static final long EXACT = 1L << 53;

    /** Below this power of ten whatever has 19 digits is less than half of the smallest double. */
    private static final int MIN_POWER = -342;

    private static final int MAX_POWER = 308;

    /** Powers of ten whose 128 bits are all there is, or whose product is known to be told apart. */
    private static final int MIN_SAFE = -27;

    private static final int MAX_SAFE = 55;

    private static final int MANTISSA_BITS = 52;
    private static final int BIAS = 1023;
    private static final int MAX_EXPONENT = 0x7FF;
    private static final int ROUNDING_BITS = 3;

    static {
        double power = 1;
        for (int i = 0; i < EXACT_POWERS.length; i++) {
            EXACT_POWERS[i] = power;
            power *= 10;
        }
    }

    private DecimalToDouble() {}

    /**
     * @param digits without sign, at most 10^19
     * @return the double nearest to {@code digits * 10^power}; NaN in the rare cases that need more than 128 bits to tell, or give a
     *     subnormal number
     */
    static double nearest(long digits, long power) {
        if (digits >= 0 && digits <= EXACT && -EXACT_POWERS.length < power && power < EXACT_POWERS.length) {
            return power < 0 ? digits / EXACT_POWERS[(int) -power] : digits * EXACT_POWERS[(int) power];
        }
        if (digits == 0 || power < MIN_POWER) {
            return 0;
        }
        return power > MAX_POWER ? Double.POSITIVE_INFINITY : byProduct(digits, (int) power);
    }

    private static double byProduct(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long factor = digits << zeros;
        int index = 2 * (power - MIN_POWER);
        long upper = Powers.BITS[index];
        long high = unsignedHigh(factor, upper);
        long low = factor * upper;
        long unknown = -1L >>> (MANTISSA_BITS + ROUNDING_BITS);
        if ((high & unknown) == unknown) {
            long carry = unsignedHigh(factor, Powers.BITS[index + 1]);
            low += carry;
            high += Long.compareUnsigned(carry, low) > 0 ? 1 : 0;
        }
        if (low == -1 && (power < MIN_SAFE || power > MAX_SAFE)) {
            return Double.NaN;
        }
        int top = (int) (high >>> 63);
        int shift = top + Long.SIZE - MANTISSA_BITS - ROUNDING_BITS;
        long mantissa = high >>> shift;
        int exponent = binaryExponent(power) + top - zeros + BIAS;
        boolean perhapsHalf = Long.compareUnsigned(low, 1) <= 0 && (mantissa & 3) == 1 && mantissa << shift == high;
        if (exponent <= 0 || perhapsHalf) {
            return Double.NaN;
        }
        mantissa += mantissa & 1;
        mantissa >>>= 1;
        if (mantissa >= 2L << MANTISSA_BITS) {
            mantissa = 1L << MANTISSA_BITS;
            exponent++;
        }
        return exponent >= MAX_EXPONENT
                ? Double.POSITIVE_INFINITY
                : Double.longBitsToDouble((long) exponent << MANTISSA_BITS | (mantissa & (1L << MANTISSA_BITS) - 1));
    }

    /** floor(power * log2(10)) + 63, for all powers in question. */
    private static int binaryExponent(int power) {
        return ((152170 + 65536) * power >> 16) + 63;
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /**
     * The leading 128 bits of each power of five, in two halves; rounded down, but up from {@link #MIN_SAFE} to -1: a product that is
     * halfway between two doubles then comes out so, and not as just below.
     */
    private static final class Powers {
        static final long[] BITS = new long[2 * (MAX_POWER - MIN_POWER + 1)];

        static {
            BigInteger five = BigInteger.valueOf(5);
            BigInteger power = BigInteger.ONE;
            for (int i = 0; i <= -MIN_POWER; i++) {
                if (i <= MAX_POWER) {
                    put(i, power.shiftLeft(128).shiftRight(power.bitLength()));
                }
                if (i > 0) {
                    BigInteger reciprocal =
                            BigInteger.ONE.shiftLeft(power.bitLength() + 127).divide(power);
                    put(-i, -i < MIN_SAFE ? reciprocal : reciprocal.add(BigInteger.ONE));
                }
                power = power.multiply(five);
            }
        }

        private static void put(int power, BigInteger bits) {
            BITS[2 * (power - MIN_POWER)] = bits.shiftRight(64).longValue();
            BITS[2 * (power - MIN_POWER) + 1] = bits.longValue();
        }
    }
}
