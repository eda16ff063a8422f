// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsWriteException;

class CardWriterTest {

    private static List<String> records(String keyword, CardValue value, String comment) throws FitsWriteException {
        byte[] bytes = CardWriter.records(new Card(keyword, value, comment));
        assertThat(bytes.length % 80).isZero();
        List<String> records = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 80) {
            records.add(new String(bytes, at, 80, StandardCharsets.US_ASCII).stripTrailing());
        }
        return records;
    }

    private static List<String> text(String keyword, String text, String comment) throws FitsWriteException {
        return records(keyword, new CardValue.Text(text), comment);
    }

    private static void refuses(String keyword, CardValue value, String comment, String message) {
        assertThatThrownBy(() -> CardWriter.records(new Card(keyword, value, comment)))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(message);
    }

    @Test
    void putsNumbersIntoTheColumnsOfFixedFormat() throws FitsWriteException {
        assertThat(records("A", new CardValue.Int(-7), "seven"))
                .containsExactly("A       =                   -7 / seven");
        assertThat(records("LEAST", new CardValue.Int(Long.MIN_VALUE), ""))
                .containsExactly("LEAST   = -9223372036854775808");
        assertThat(records("REAL", new CardValue.Real(2.5), "")).containsExactly("REAL    =                  2.5");
        assertThat(records("T", new CardValue.Logical(true), "yes"))
                .containsExactly("T       =                    T / yes");
        assertThat(records("F", new CardValue.Logical(false), "")).containsExactly("F       =                    F");
        assertThat(records("LONG", new CardValue.Real(-1.7976931348623157e308), "most"))
                .containsExactly("LONG    = -1.7976931348623157E308 / most");
    }

    @Test
    void writesComplexBigAndUndefinedValues() throws FitsWriteException {
        assertThat(records("C", new CardValue.Complex(1, -2e30), "both"))
                .containsExactly("C       = (1.0, -2.0E30)       / both");
        assertThat(records("BIG", new CardValue.BigInt(new BigInteger("12345678901234567890123")), "many"))
                .containsExactly("BIG     = 12345678901234567890123 / many");
        assertThat(records("U", new CardValue.Undefined(), "unknown"))
                .containsExactly("U       =                      / unknown");
    }

    @Test
    void padsShortStringsAndDoublesQuotes() throws FitsWriteException {
        assertThat(text("NAME", "M 31", "object")).containsExactly("NAME    = 'M 31    '           / object");
        assertThat(text("NAME", "it's", "")).containsExactly("NAME    = 'it''s   '");
        assertThat(text("NAME", "", "")).containsExactly("NAME    = ''");
        assertThat(text("NAME", "'", "")).containsExactly("NAME    = '''      '");
        assertThat(text("NAME", " lead, trail  ", "")).containsExactly("NAME    = ' lead, trail'");
    }

    @Test
    void cutsCommentsButNeverValues() throws FitsWriteException {
        assertThat(text("NAME", "x".repeat(60), "a comment"))
                .containsExactly("NAME    = '" + "x".repeat(60) + "' / a com");
        assertThat(text("NAME", "x".repeat(68), "a comment")).hasSize(1);
        assertThat(records("N", new CardValue.Int(1), "c".repeat(100)))
                .containsExactly("N       =                    1 / " + "c".repeat(47));
        assertThat(text("NAME", "abc", "c".repeat(50)))
                .containsExactly("NAME    = 'abc     '        / " + "c".repeat(50));
        refuses(
                "BIG",
                new CardValue.BigInt(BigInteger.TEN.pow(70)),
                "",
                "the value has 71 characters, a card has room for 70 [BIG]");
        assertThat(records("BIG", new CardValue.BigInt(BigInteger.TEN.pow(69)), "x"))
                .containsExactly("BIG     = 1" + "0".repeat(69));
    }

    @Test
    void continuesLongStrings() throws FitsWriteException {
        assertThat(text("LONG", "x".repeat(69), "a comment"))
                .containsExactly("LONG    = '" + "x".repeat(67) + "&'", "CONTINUE  'xx' / a comment");
        assertThat(text("LONG", "x".repeat(67 + 68), ""))
                .containsExactly("LONG    = '" + "x".repeat(67) + "&'", "CONTINUE  '" + "x".repeat(68) + "'");
    }

    @Test
    void givesACommentThatDoesNotFitARecordOfItsOwn() throws FitsWriteException {
        assertThat(text("LONG", "x".repeat(67 + 60), "a comment"))
                .containsExactly(
                        "LONG    = '" + "x".repeat(67) + "&'",
                        "CONTINUE  '" + "x".repeat(60) + "&'",
                        "CONTINUE  '' / a comment");
        assertThat(text("LONG", "x".repeat(67 + 68), "a comment"))
                .containsExactly(
                        "LONG    = '" + "x".repeat(67) + "&'",
                        "CONTINUE  '" + "x".repeat(67) + "&'",
                        "CONTINUE  'x' / a comment");
    }

    @Test
    void closesWithARecordOfItsOwnWhereTheStringEndsInAnAmpersand() throws FitsWriteException {
        assertThat(text("LONG", "x".repeat(68) + "&", ""))
                .containsExactly("LONG    = '" + "x".repeat(67) + "&'", "CONTINUE  'x&&'", "CONTINUE  ''");
        assertThat(text("SHORT", "x&", "c")).containsExactly("SHORT   = 'x&      '           / c");
    }

    @Test
    void writesBlanksForAnEmptyStringWhoseCommentHasQuotes() throws FitsWriteException {
        assertThat(text("EMPTY", "", "observer's")).containsExactly("EMPTY   = '        '           / observer's");
        assertThat(text("LONG", "x".repeat(67 + 60), "the observer's"))
                .containsExactly(
                        "LONG    = '" + "x".repeat(67) + "&'",
                        "CONTINUE  '" + "x".repeat(60) + "&'",
                        "CONTINUE  '        ' / the observer's");
    }

    @Test
    void neverPartsTheTwoQuotesThatStandForOne() throws FitsWriteException {
        assertThat(text("LONG", "'".repeat(35), ""))
                .containsExactly("LONG    = '" + "''".repeat(33) + "&'", "CONTINUE  '" + "''".repeat(2) + "'");
        assertThat(text("LONG", "x" + "'".repeat(35), ""))
                .containsExactly("LONG    = 'x" + "''".repeat(33) + "&'", "CONTINUE  '" + "''".repeat(2) + "'");
    }

    @Test
    void writesLongAndCompoundKeywordsByHierarch() throws FitsWriteException {
        assertThat(records("ESO DET CHIP1 GAIN", new CardValue.Real(0.5), "e/ADU"))
                .containsExactly("HIERARCH ESO DET CHIP1 GAIN = 0.5 / e/ADU");
        assertThat(text("LONGKEYWORD", "text", "")).containsExactly("HIERARCH LONGKEYWORD = 'text'");
        assertThat(text("LONGKEYWORD", "x".repeat(70), "end"))
                .containsExactly(
                        "HIERARCH LONGKEYWORD = '" + "x".repeat(54) + "&'", "CONTINUE  '" + "x".repeat(16) + "' / end");
        String most = "K".repeat(67);
        assertThat(records(most, new CardValue.Int(5), "")).containsExactly("HIERARCH " + most + " = 5");
        assertThat(records(most, new CardValue.Int(55), "")).containsExactly("HIERARCH " + most + "= 55");
        refuses(most, new CardValue.Int(555), "", "the keyword leaves no room for its value [" + most + "]");
        refuses(most, new CardValue.Text("x".repeat(9)), "", "the keyword leaves no room for its value [" + most + "]");
    }

    @Test
    void keepsLongStringsFromKeywordsOfTheStandard() {
        refuses(
                "EXTNAME",
                new CardValue.Text("x".repeat(69)),
                "",
                "the string takes 69 columns, its quotes doubled, a card has 68, and the standard does not let this keyword go on in a"
                        + " second one [EXTNAME]");
        for (String keyword : List.of("TTYPE1", "TUNIT999", "AUTHOR", "DATE-OBS", "XTENSION", "TFORM12", "CTYPE1A")) {
            assertThatThrownBy(() -> text(keyword, "x".repeat(69), ""))
                    .isInstanceOf(FitsWriteException.class)
                    .hasMessageContaining("does not let this keyword go on");
        }
    }

    @Test
    void writesCommentary() throws FitsWriteException {
        assertThat(records("COMMENT", new CardValue.Commentary("  = 'any text'"), ""))
                .containsExactly("COMMENT   = 'any text'");
        assertThat(records("", new CardValue.Commentary("text"), "")).containsExactly("        text");
        assertThat(records("HISTORY", new CardValue.Commentary("x".repeat(72)), ""))
                .containsExactly("HISTORY " + "x".repeat(72));
        refuses(
                "HISTORY",
                new CardValue.Commentary("x".repeat(73)),
                "",
                "the text has 73 characters, a card has room for 72 [HISTORY]");
        refuses(
                "OBJECT",
                new CardValue.Commentary("x"),
                "",
                "only COMMENT, HISTORY and blank keywords take text without a value [OBJECT]");
        refuses("COMMENT", new CardValue.Int(1), "", "COMMENT takes no value, only text [COMMENT]");
        refuses("", new CardValue.Int(1), "", "a blank keyword takes no value, only text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "tab\t", "del\u007f", "caf\u00e9", "\ud83d\ude00"})
    void refusesWhatIsNoPrintableAscii(String text) {
        String only = "; only printable ASCII can stand in a header";
        assertThatThrownBy(() -> text("NAME", text, ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageStartingWith("the string holds the c")
                .hasMessageEndingWith(only + " [NAME]");
        assertThatThrownBy(() -> text("NAME", "x", text))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageStartingWith("the comment holds the c")
                .hasMessageEndingWith(only + " [NAME]");
        assertThatThrownBy(() -> records("COMMENT", new CardValue.Commentary(text), ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageStartingWith("the text holds the c")
                .hasMessageEndingWith(only + " [COMMENT]");
    }

    @Test
    void namesTheCharacterThatIsRefused() {
        refuses(
                "NAME",
                new CardValue.Text("a\nb"),
                "",
                "the string holds the control character 0x0A; only printable ASCII can stand in a header [NAME]");
        refuses(
                "NAME",
                new CardValue.Text("\u00e9"),
                "",
                "the string holds the character U+00E9; only printable ASCII can stand in a header [NAME]");
    }

    @Test
    void refusesNumbersThatFitsHasNoFormFor() {
        refuses(
                "X",
                new CardValue.Real(Double.NaN),
                "",
                "a header has no form for NaN; leave the value undefined or give a string [X]");
        refuses(
                "X",
                new CardValue.Complex(1, Double.NEGATIVE_INFINITY),
                "",
                "a header has no form for -Infinity; leave the value undefined or give a string [X]");
        refuses(
                "X",
                new CardValue.Unreadable("1..2"),
                "",
                "a value that could not be read cannot be written: give a string, a number or a logical value [X]");
    }
}
