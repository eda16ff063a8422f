// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every double is the nearest one, as {@link Double#parseDouble} has it. */
class AsciiRealTest {
    private static final int ROUNDS = 200_000;

    private final AsciiReal real = new AsciiReal();

    /** Between digits and signs that do not belong to the number. */
    private double parsed(String text, int decimals) {
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.US_ASCII);
        assertThat(real.parse(bytes, 1, bytes.length - 1, decimals)).as(text).isTrue();
        return real.value();
    }

    private void check(String text) {
        double expected = Double.parseDouble(text);
        double value = parsed(text, 0);
        if (Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(expected)) {
            assertThat(value).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12.5,12.5",
        "+12.5,12.5",
        "-.5,-0.5",
        "5.,5",
        "1.E5,1e5",
        "1.5e-3,1.5e-3",
        "1.5D+03,1.5e3",
        "1.5d3,1.5e3",
        "1.5+3,1.5e3",
        "1.5-300,1.5e-300",
        "-0.0,-0.0",
        "0.E99999999999999999999,0",
        "1.E99999999999999999999,Infinity",
        "-1.E-99999999999999999999,-0.0",
        "NaN,NaN",
        "inf,Infinity",
        "-INFINITY,-Infinity"
    })
    void takesEverySpelling(String text, double value) {
        assertThat(parsed(text, 3)).isEqualTo((Double) value);
    }

    @ParameterizedTest
    @CsvSource({"12345,123.45", "-500,-5.00", "1,0.01", "+25,0.25", "12345E2,12345", "1D-2,0.0001", "7.,7"})
    void aNumberWithoutPointHasTheDecimalsOfItsFormat(String text, double value) {
        assertThat(parsed(text, 2)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x", "-", "+", ".", "-.", "1..2", "1.2.3", "--1", "1-", "1E", "1E+", "1E5.", "1E5E5", "E5", ".E5",
                "0x10", "1,5", "1_0", "1f", "nane", "infinit", "in", "1.5F3", "12:30", "***"
            })
    void refusesWhatIsNoNumber(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(real.parse(bytes, 0, bytes.length, 0)).isFalse();
    }

    @Test
    void randomDecimalsAreRoundedRight() {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
            int digits = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 20);
            int point = random.nextInt(digits + 1);
            for (int d = 0; d < digits; d++) {
                text.append(d == point ? "." : "").append(random.nextInt(10));
            }
            if (random.nextBoolean()) {
                int range = random.nextBoolean() ? 40 : 700;
                text.append('E').append(random.nextInt(range) - range / 2);
            }
            check(text.toString());
        }
    }

    @Test
    void everyDoubleSurvivesItsOwnDigits() {
        Random random = new Random(2);
        for (int i = 0; i < ROUNDS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                check(Double.toString(value));
                check(new BigDecimal(value).round(new MathContext(17)).toString());
            }
        }
    }

    @Test
    void numbersHalfwayBetweenDoublesAreToldFromTheirNeighbours() {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS / 20; i++) {
            double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
            double next = Math.nextUp(value);
            if (!Double.isFinite(next)) {
                continue;
            }
            BigDecimal half = new BigDecimal(value).add(new BigDecimal(next)).divide(BigDecimal.valueOf(2));
            check(half.toString());
            check(half.toString().replaceFirst("(E|$)", (half.scale() > 0 ? "" : ".") + "0".repeat(900) + "$1"));
            BigDecimal step = half.ulp();
            check(half.add(step).toString());
            check(half.subtract(step).toString());
            for (int digits = 16; digits < 24; digits++) {
                check(half.round(new MathContext(digits)).toString());
            }
        }
    }

    @Test
    void wholeNumbersNearPowersOfTwoAreRoundedToEven() {
        for (int bit = 50; bit < 64; bit++) {
            for (int around = -600; around <= 600; around++) {
                check(BigInteger.ONE
                        .shiftLeft(bit)
                        .add(BigInteger.valueOf(around))
                        .toString());
            }
        }
    }

    @Test
    void theEndsOfTheRangeAreRight() {
        for (int exponent = -360; exponent < 330; exponent++) {
            for (String digits : new String[] {
                "1",
                "2.4703282292062327",
                "2.4703282292062328",
                "4.94065645841246544",
                "9.99999",
                "1.7976931348623157",
                "1.7976931348623158",
                "1.797693134862315807",
                "1.797693134862315808",
                "2.2250738585072011",
                "2.2250738585072014",
                "9999999999999999999",
                "18446744073709551615"
            }) {
                check(digits + "E" + exponent);
            }
        }
    }

    @Test
    void numbersOfAnyLengthAreRight() {
        check("0." + "0".repeat(50_000) + "1E50001");
        check("1" + "0".repeat(50_000) + "E-50000");
        check("9007199254740993" + "0".repeat(2000) + "E-2000");
        check("9007199254740993" + "0".repeat(2000) + "1E-2001");
        check("0." + "9".repeat(5000));
        check("0".repeat(5000) + "12." + "0".repeat(5000));
    }
}
