// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of numbers in ASCII tables: integers, and reals rounded to the nearest, of two to the even one. To be used again and again; not safe for concurrent
 * use.
 */
final class AsciiNumber {
    /** Up to this power of ten doubles hold it exactly. */
    private static final int EXACT_POWER = 22;

    /** Digits which a product of two doubles has right, but for cases near the middle of two numbers. */
    private static final int SURE_DIGITS = 15;

    /** How near to the middle such a product cannot be trusted. */
    private static final double MARGIN = 0.125;

    private static final double[] POWERS = new double[EXACT_POWER + 1];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1E" + i);
        }
    }

    private byte[] text = new byte[64];
    private int start = text.length;

    /** The bytes, of which those from {@link #start} on are the text. */
    byte[] bytes() {
        return text;
    }

    /** Where the text begins. */
    int start() {
        return start;
    }

    /** Number of characters. */
    int length() {
        return text.length - start;
    }

    /** Iw. */
    void integer(long value) {
        start = text.length;
        if (value == Long.MIN_VALUE) {
            exactly(BigInteger.valueOf(value).toString());
            return;
        }
        digits(Math.abs(value), 1);
        sign(value < 0);
    }

    /** Iw, of any size. */
    void integer(BigInteger value) {
        exactly(value.toString());
    }

    /** Fw.d: with a point in any case. */
    void fixed(double value, int decimals) {
        double size = Math.abs(value);
        if (decimals <= SURE_DIGITS && size < POWERS[SURE_DIGITS - decimals]) {
            double scaled = size * POWERS[decimals];
            double whole = Math.rint(scaled);
            if (isSure(scaled, whole)) {
                start = text.length;
                long digits = (long) whole;
                long power = (long) POWERS[decimals];
                digits(digits % power, decimals);
                text[--start] = '.';
                digits(digits / power, 1);
                sign(isNegative(value));
                return;
            }
        }
        String plain =
                new BigDecimal(size).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        exactly((isNegative(value) ? "-" : "") + plain + (decimals == 0 ? "." : ""));
    }

    /** Ew.d and Dw.d: one digit before the point, at least two in the exponent. */
    void exponential(double value, int decimals, char letter) {
        double size = Math.abs(value);
        if (size == 0) {
            exponential(0, 0, decimals, letter);
            sign(isNegative(value));
            return;
        }
        int exponent = (int) Math.floor(Math.log10(size));
        int power = decimals - exponent;
        if (decimals < SURE_DIGITS && Math.abs(power) <= EXACT_POWER) {
            double scaled = power < 0 ? size / POWERS[-power] : size * POWERS[power];
            double whole = Math.rint(scaled);
            if (whole >= POWERS[decimals] && whole < POWERS[decimals + 1] && isSure(scaled, whole)) {
                exponential((long) whole, exponent, decimals, letter);
                sign(isNegative(value));
                return;
            }
        }
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int tens = digits.length() - 1 - rounded.scale();
        String fraction = digits.substring(1) + "0".repeat(Math.max(0, decimals + 1 - digits.length()));
        String size10 = Integer.toString(Math.abs(tens));
        exactly((isNegative(value) ? "-" : "")
                + digits.charAt(0)
                + '.'
                + fraction.substring(0, decimals)
                + letter
                + (tens < 0 ? '-' : '+')
                + (size10.length() < 2 ? "0" : "")
                + size10);
    }

    private void exponential(long digits, int exponent, int decimals, char letter) {
        start = text.length;
        digits(Math.abs(exponent), 2);
        text[--start] = (byte) (exponent < 0 ? '-' : '+');
        text[--start] = (byte) letter;
        if (digits == 0) {
            exactZeros(decimals);
        } else {
            long power = (long) POWERS[decimals];
            digits(digits % power, decimals);
            text[--start] = '.';
            text[--start] = (byte) ('0' + digits / power);
        }
    }

    private void exactZeros(int decimals) {
        int tail = length();
        int needed = tail + decimals + 3;
        if (needed > text.length) {
            byte[] longer = new byte[needed];
            System.arraycopy(text, start, longer, needed - tail, tail);
            text = longer;
            start = needed - tail;
        }
        Arrays.fill(text, start - decimals, start, (byte) '0');
        start -= decimals;
        text[--start] = '.';
        text[--start] = '0';
    }

    private static boolean isSure(double scaled, double whole) {
        return Math.abs(scaled - whole) < 0.5 - MARGIN;
    }

    private static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }

    /** Puts the digits of a number in front, {@code least} at least. */
    private void digits(long number, int least) {
        long rest = number;
        int count = 0;
        while (rest != 0 || count < least) {
            text[--start] = (byte) ('0' + rest % 10);
            rest /= 10;
            count++;
        }
    }

    private void sign(boolean negative) {
        if (negative) {
            text[--start] = '-';
        }
    }

    private void exactly(String number) {
        if (number.length() > text.length) {
            text = new byte[number.length()];
        }
        start = text.length - number.length();
        byte[] ascii = number.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, text, start, ascii.length);
    }
}
