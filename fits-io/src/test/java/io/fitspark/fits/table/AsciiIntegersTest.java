// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiIntegersTest {
    private static BigInteger wide(String text) {
        byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.US_ASCII);
        long[] halves = new long[4];
        assertThat(AsciiIntegers.parseWide(bytes, 1, bytes.length - 1, halves, 1))
                .as(text)
                .isEqualTo(AsciiIntegers.Wide.NUMBER);
        assertThat(halves[0]).isZero();
        assertThat(halves[3]).isZero();
        return BigInteger.valueOf(halves[1]).shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(halves[2])));
    }

    @Test
    void randomIntegersAreExact() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(
                    switch (random.nextInt(3)) {
                        case 0 -> "-";
                        case 1 -> "+";
                        default -> "";
                    });
            int digits = 1 + random.nextInt(20);
            for (int d = 0; d < digits; d++) {
                text.append(random.nextInt(4) == 0 ? '9' : (char) ('0' + random.nextInt(10)));
            }
            assertThat(wide(text.toString())).isEqualTo(new BigInteger(text.toString()));
            if (digits <= 18) {
                byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                assertThat(AsciiIntegers.parse(bytes, 0, bytes.length)).isEqualTo(Long.parseLong(text.toString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "99999999999999999999",
                "-99999999999999999999",
                "18446744073709551615",
                "18446744073709551616",
                "-18446744073709551616",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "00000000000000000000000000000012",
                "000000000000000000000000000000"
            })
    void theExtremesAreExact(String text) {
        assertThat(wide(text)).isEqualTo(new BigInteger(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000000", "-100000000000000000000", "+0123456789012345678901"})
    void moreThanTwentyDigitsAreTooLarge(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(AsciiIntegers.parseWide(bytes, 0, bytes.length, new long[2], 0))
                .isEqualTo(AsciiIntegers.Wide.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "+", "--1", "1-", "1.", "1.0", "1E3", "x", "1x", "0x1", "1,000", "/", ":", "\u00e9"})
    void refusesWhatIsNoInteger(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(AsciiIntegers.parse(bytes, 0, bytes.length)).isEqualTo(AsciiIntegers.MALFORMED);
        assertThat(AsciiIntegers.isInteger(bytes, 0, bytes.length)).isFalse();
        assertThat(AsciiIntegers.parseWide(bytes, 0, bytes.length, new long[2], 0))
                .isEqualTo(AsciiIntegers.Wide.MALFORMED);
    }
}
