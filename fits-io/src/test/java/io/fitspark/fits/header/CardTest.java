// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;

/** The forms in which a value is written. */
class CardTest {

    private static Header header(String card) throws FitsFormatException {
        return Header.of(FitsBytes.headerBytes(card), "cat.fits", 0, 0);
    }

    private static CardValue value(String field) throws FitsFormatException {
        return header("KEY     = " + field).cards().get(0).value();
    }

    private static List<String> warnings(String field) throws FitsFormatException {
        return header("KEY     = " + field).warnings().stream()
                .map(FitsWarning::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "5,5",
        "-5,-5",
        "+12,12",
        "000123,123",
        "-0,0",
        "'   8',8",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808",
        "0000000000000000000000000000000000000001,1",
        "17/x,17"
    })
    void readsIntegers(String field, long value) throws FitsFormatException {
        assertThat(value(field)).isEqualTo(new CardValue.Int(value));
        assertThat(warnings(field)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "123456789012345678901234567890"})
    void readsIntegersBeyondSixtyFourBits(String field) throws FitsFormatException {
        assertThat(value(field)).isEqualTo(new CardValue.BigInt(new BigInteger(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.,1",
        ".5,0.5",
        "-.5E1,-5",
        "1E10,1e10",
        "1.5D3,1500",
        "-2.5D-10,-2.5e-10",
        "1.0E+05,1e5",
        "1e3,1000",
        "2d-3,0.002",
        "5e-324,4.9e-324",
        "1E-400,0",
        "1.7976931348623157E308,1.7976931348623157e308",
        "0.1,0.1",
        "3.141592653589793238462643383279,3.141592653589793"
    })
    void readsReals(String field, double value) throws FitsFormatException {
        assertThat(value(field)).isEqualTo(new CardValue.Real(value));
        assertThat(warnings(field)).isEmpty();
    }

    @Test
    void readsEveryDoubleBackExactly() throws FitsFormatException {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(value(Double.toString(value))).isEqualTo(new CardValue.Real(value));
                assertThat(value(Double.toString(value).replace('E', 'D'))).isEqualTo(new CardValue.Real(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN", "Inf", "1.5.2", "--5", "+", ".", "E5", "1E", "1E+", "0x10", "1f", "1L", "TRUE", "12a", "1E999",
                "(1,2", "(1)", "(a,b)", "(1,,2)", "abc"
            })
    void doesNotGuessAtWhatIsNoValue(String field) throws FitsFormatException {
        assertThat(value(field)).isEqualTo(new CardValue.Unreadable(field));
        assertThat(value(field + " / comment")).isEqualTo(new CardValue.Unreadable(field));
        assertThat(warnings(field)).containsExactly("the value is no string, number or logical value");
    }

    @Test
    void readsLogicalValues() throws FitsFormatException {
        assertThat(value("T")).isEqualTo(new CardValue.Logical(true));
        assertThat(value("                   F / no")).isEqualTo(new CardValue.Logical(false));
        assertThat(value("t")).isEqualTo(new CardValue.Logical(true));
        assertThat(warnings("t")).containsExactly("a logical value in lower case");
    }

    @Test
    void readsComplexNumbers() throws FitsFormatException {
        assertThat(value("(1.5, -2.5)")).isEqualTo(new CardValue.Complex(1.5, -2.5));
        assertThat(value("( 1D3 ,4 ) / of both kinds")).isEqualTo(new CardValue.Complex(1000, 4));
        assertThat(value("(99999999999999999999,0)")).isEqualTo(new CardValue.Complex(1e20, 0));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'a',a",
                "'  a  ',\"  a\"",
                "'it''s',it's",
                "'''',\"'\"",
                "'',\"\"",
                "'   ',\"\"",
                "'a / b',a / b",
                "'a&',a&"
            })
    void readsStrings(String field, String text) throws FitsFormatException {
        assertThat(value(field)).isEqualTo(new CardValue.Text(text));
        assertThat(warnings(field)).isEmpty();
    }

    @Test
    void readsAStringThatFillsItsCard() throws FitsFormatException {
        String full = "x".repeat(68);
        assertThat(value("'" + full + "'")).isEqualTo(new CardValue.Text(full));
        assertThat(value("'" + "''".repeat(34) + "'")).isEqualTo(new CardValue.Text("'".repeat(34)));
    }

    @Test
    void takesAStringWithoutAClosingQuoteUpToTheEndOfTheCard() throws FitsFormatException {
        assertThat(value("'no end / x")).isEqualTo(new CardValue.Text("no end / x"));
        assertThat(warnings("'no end / x"))
                .containsExactly("the string has no closing quote; it was taken up to the end of the card");
    }

    @Test
    void readsUndefinedValues() throws FitsFormatException {
        assertThat(value("")).isEqualTo(new CardValue.Undefined());
        assertThat(header("KEY     =  / why").cards())
                .containsExactly(new Card("KEY", new CardValue.Undefined(), "why"));
        assertThat(header("KEY     =").cards()).containsExactly(new Card("KEY", new CardValue.Undefined(), ""));
    }

    @ParameterizedTest
    @CsvSource({"5 / a comment,a comment", "5/x,x", "5 /,''", "'a' /  b / c ,b / c", "T /no blank,no blank"})
    void readsComments(String field, String comment) throws FitsFormatException {
        assertThat(header("KEY     = " + field).cards().get(0).comment()).isEqualTo(comment);
    }

    @Test
    void takesTextAfterAValueAsTheCommentAndWarns() throws FitsFormatException {
        assertThat(header("KEY     = 5 pixels").cards())
                .containsExactly(new Card("KEY", new CardValue.Int(5), "pixels"));
        assertThat(header("KEY     = 'a' b").cards()).containsExactly(new Card("KEY", new CardValue.Text("a"), "b"));
        assertThat(warnings("5 pixels"))
                .containsExactly("text follows the value without a slash; it was taken as the comment");
    }

    @Test
    void readsCardsWithoutAValue() throws FitsFormatException {
        assertThat(header("COMMENT   = 5 / x").cards())
                .containsExactly(new Card("COMMENT", new CardValue.Commentary("  = 5 / x"), ""));
        assertThat(header("HISTORY").cards()).containsExactly(new Card("HISTORY", new CardValue.Commentary(""), ""));
        assertThat(header("         text").cards())
                .containsExactly(new Card("", new CardValue.Commentary(" text"), ""));
        assertThat(header("KEYWORD text").cards())
                .containsExactly(new Card("KEYWORD", new CardValue.Commentary("text"), ""));
    }

    @Test
    void readsAValueRightAfterTheEqualsSignAndWarns() throws FitsFormatException {
        Header header = header("KEY     =5");
        assertThat(header.requireInteger("KEY")).isEqualTo(5);
        assertThat(header.warnings())
                .extracting(FitsWarning::message)
                .containsExactly("no blank after the equals sign");
    }
}
