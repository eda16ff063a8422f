// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "-1.5, -1.5",
        "0.1, 0.1",
        "100, 100.0",
        "0.0001, 0.0001",
        "0.00012345, 0.00012345",
        "0.00001, 1.0E-5",
        "123456789012345, 123456789012345.0",
        "1e15, 1.0E15",
        "1e23, 1.0E23",
        "2e-3, 0.002",
        "2.0041683600089728e-292, 2.004168360008973E-292",
        "9223372036854775808, 9.223372036854776E18",
        "2147483648, 2147483648.0",
        "6.62607015e-34, 6.62607015E-34",
        "3.141592653589793, 3.141592653589793",
        "1.7976931348623157e308, 1.7976931348623157E308",
        "4.9e-324, 5.0E-324",
        "2.2250738585072014e-308, 2.2250738585072014E-308",
        "9007199254740993, 9.007199254740992E15"
    })
    void isTheShortestThatIsTheSameNumber(double value, String text) {
        assertThat(RealText.of(value)).isEqualTo(text);
    }

    @Property
    void readsBackAsTheSameNumber(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(RealText.of(value))))
                    .isEqualTo(bits);
        }
    }

    @Property
    void isNoLongerThanTheJdks(@ForAll double value) {
        String digits = RealText.of(value).replaceAll("E.*|[^0-9]", "").replaceAll("^0+|0+$", "");
        String jdk = Double.toString(value).replaceAll("E.*|[^0-9]", "").replaceAll("^0+|0+$", "");
        assertThat(digits.length()).isLessThanOrEqualTo(jdk.length());
    }

    @Test
    void hasAPointAndAnUpperCaseExponent() {
        assertThat(RealText.of(1e300)).isEqualTo("1.0E300");
        assertThat(RealText.of(-1e-300)).isEqualTo("-1.0E-300");
    }
}
