// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The text of real numbers: the fewest digits that read back as the same double, with a decimal point. */
final class RealText {

    /** Powers of ten of the first digit between which no exponent is written. */
    private static final int LEAST_PLAIN = -4;

    private static final int LEAST_EXPONENT = 15;

    private static final RoundingMode[] ROUNDINGS = {RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN};

    private RealText() {}

    /** The text of a finite number, such as {@code -0.5}, {@code 1.0} or {@code 6.62607015E-34}. */
    static String of(double value) {
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double size = Math.abs(value);
        if (size == 0) {
            return sign + "0.0";
        }
        BigDecimal decimal = shortest(size);
        String digits = decimal.unscaledValue().toString();
        int power = digits.length() - 1 - decimal.scale();
        if (power < LEAST_PLAIN || power >= LEAST_EXPONENT) {
            String fraction = digits.length() == 1 ? "0" : digits.substring(1);
            return sign + digits.charAt(0) + '.' + fraction + 'E' + power;
        }
        if (power < 0) {
            return sign + "0." + "0".repeat(-power - 1) + digits;
        }
        String padded = digits + "0".repeat(Math.max(0, power + 2 - digits.length()));
        return sign + padded.substring(0, power + 1) + '.' + padded.substring(power + 1);
    }

    /** The decimal of the fewest digits that reads back as the number; the JDK's may have one too many. */
    private static BigDecimal shortest(double size) {
        BigDecimal exact = new BigDecimal(size);
        BigDecimal shortest = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        BigDecimal shorter = rounded(exact, size, shortest.precision());
        while (shorter != null) {
            shortest = shorter.stripTrailingZeros();
            shorter = shortest.precision() == 1 ? null : rounded(exact, size, shortest.precision() - 1);
        }
        return shortest;
    }

    /** The decimal of so many digits that is nearest, or one of its neighbours; null if none reads back as the number. */
    private static BigDecimal rounded(BigDecimal exact, double size, int digits) {
        for (RoundingMode rounding : ROUNDINGS) {
            BigDecimal decimal = exact.round(new MathContext(digits, rounding));
            if (decimal.doubleValue() == size) {
                return decimal;
            }
        }
        return null;
    }
}
