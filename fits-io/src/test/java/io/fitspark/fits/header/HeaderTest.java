// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsWarning;

class HeaderTest {

    private static Header header(String... cards) throws FitsFormatException {
        return Header.of(FitsBytes.headerBytes(cards), "cat.fits", 2, 5760);
    }

    private static void refuses(String message, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_HEADER))
                .hasMessage(message);
    }

    @Test
    void givesValuesByTheirType() throws FitsFormatException {
        Header header =
                header("S = 'x'", "S       = 'text'", "I       = 7", "R       = 1.5D2", "L       = T", "B       = 1E3");
        assertThat(header.string("S")).contains("text");
        assertThat(header.integer("I")).hasValue(7);
        assertThat(header.real("I")).hasValue(7);
        assertThat(header.real("R")).hasValue(150);
        assertThat(header.logical("l")).contains(true);
        assertThat(header.integer("B")).hasValue(1000);
        assertThat(header.requireString("s ")).isEqualTo("text");
        assertThat(header.requireInteger("i")).isEqualTo(7);
        assertThat(header.requireReal("r")).isEqualTo(150);
        assertThat(header.requireLogical("L")).isTrue();
    }

    @Test
    void givesNothingForKeywordsThatAreMissingUndefinedOrWithoutValue() throws FitsFormatException {
        Header header = header("UNDEF   =", "NOVALUE text", "COMMENT 5");
        for (String keyword : List.of("UNDEF", "NOVALUE", "COMMENT", "NONE", "A LONG ONE")) {
            assertThat(header.string(keyword)).isEmpty();
            assertThat(header.integer(keyword)).isEmpty();
            assertThat(header.real(keyword)).isEmpty();
            assertThat(header.logical(keyword)).isEmpty();
        }
        assertThat(header.has("UNDEF")).isTrue();
        assertThat(header.has("NONE")).isFalse();
        refuses("UNDEF has no value [cat.fits, HDU 2, byte 5760, UNDEF]", () -> header.requireReal("UNDEF"));
        refuses("NONE is missing [cat.fits, HDU 2, byte 5760, NONE]", () -> header.requireInteger("NONE"));
    }

    @Test
    void refusesValuesOfAnotherType() throws FitsFormatException {
        Header header = header(
                "S       = '5'",
                "I       = 7",
                "R       = 1.5",
                "L       = T",
                "C       = (1, 2)",
                "N       = NaN",
                "BIG     = 12345678901234567890");
        refuses("I is not a string: 7 [cat.fits, HDU 2, byte 5840, I]", () -> header.string("I"));
        refuses("S is not an integer: '5' [cat.fits, HDU 2, byte 5760, S]", () -> header.integer("S"));
        refuses("R is not an integer: 1.5 [cat.fits, HDU 2, byte 5920, R]", () -> header.requireInteger("R"));
        refuses("L is not a number: T [cat.fits, HDU 2, byte 6000, L]", () -> header.real("L"));
        refuses("C is not T or F: (1.0, 2.0) [cat.fits, HDU 2, byte 6080, C]", () -> header.logical("C"));
        refuses("N is not a number: NaN [cat.fits, HDU 2, byte 6160, N]", () -> header.real("N"));
        refuses(
                "BIG is beyond 64 bits: 12345678901234567890 [cat.fits, HDU 2, byte 6240, BIG]",
                () -> header.integer("BIG"));
        assertThat(header.real("BIG")).hasValue(12345678901234567890.0);
    }

    @Test
    void countsTheFirstOfARepeatedKeywordAndWarnsOfAnotherValue() throws FitsFormatException {
        Header header =
                header("A       = 1 / one", "B       = 2", "A       = 3", "B       = 2", "COMMENT x", "COMMENT y");
        assertThat(header.requireInteger("A")).isEqualTo(1);
        assertThat(header.cards()).hasSize(6);
        assertThat(header.warnings())
                .containsExactly(
                        new FitsWarning(2, 5920, "A", "A occurs again with another value, 3; the first, 1, counts"));
    }

    @Test
    void findsHierarchKeywordsWithoutTheWord() throws FitsFormatException {
        Header header = header(
                "HIERARCH ESO DET  CHIP1 NAME = 'EEV8' / chip",
                "HIERARCH SHORT = 1",
                "HIERARCH no value here",
                "SHORT   = 2");
        assertThat(header.string("eso det chip1 name")).contains("EEV8");
        assertThat(header.card("ESO DET CHIP1 NAME").orElseThrow().comment()).isEqualTo("chip");
        assertThat(header.requireInteger("SHORT")).isEqualTo(2);
        assertThat(header.cards().get(1)).isEqualTo(new Card("SHORT", new CardValue.Int(1), ""));
        assertThat(header.cards().get(2))
                .isEqualTo(new Card("HIERARCH", new CardValue.Commentary(" no value here"), ""));
    }

    @Test
    void joinsContinuedStringsHoweverLong() throws FitsFormatException {
        String[] cards = new String[1001];
        cards[0] = "LONG    = 'piece 0 &' / a";
        for (int i = 1; i < 1000; i++) {
            cards[i] = "CONTINUE  'piece " + i + " &'";
        }
        cards[1000] = "CONTINUE  'end' / b";
        Header header = header(cards);
        Card card = header.card("LONG").orElseThrow();
        assertThat(((CardValue.Text) card.value()).text())
                .startsWith("piece 0 piece 1 ")
                .endsWith("piece 999 end");
        assertThat(card.comment()).isEqualTo("a b");
        assertThat(header.cards()).containsExactly(card);
        assertThat(header.warnings()).isEmpty();
    }

    @Test
    void joinsACharacterThatIsCutBetweenTwoCards() throws FitsFormatException {
        byte[] bytes = FitsBytes.headerBytes("LONG    = 'caf\u00c3&'", "CONTINUE  '\u00a9'");
        assertThat(Header.of(bytes, "cat.fits", 0, 0).string("LONG")).contains("caf\u00e9");
    }

    @Test
    void takesContinueWithoutAnythingToContinueAsAComment() throws FitsFormatException {
        for (String before : List.of("A       = 'x'", "A       = 5", "COMMENT x&", "A       = 'x&'")) {
            Header header = header(before, "B       = 1", "CONTINUE  'y'", "C       = 2");
            assertThat(header.cards()).hasSize(4);
            assertThat(header.requireInteger("C")).isEqualTo(2);
            assertThat(header.warnings()).extracting(FitsWarning::keyword).containsExactly("CONTINUE");
        }
        assertThat(header("A       = 'x&'", "CONTINUE  5").warnings())
                .extracting(FitsWarning::message)
                .containsExactly(
                        "CONTINUE without a string",
                        "CONTINUE does not follow a string that ends in &; it was taken as a comment");
    }

    @Test
    void knowsWhereCardsAre() throws FitsFormatException {
        Header header = header("A       = 'x&'", "CONTINUE  'y'", "COMMENT same", "COMMENT same", "B       = 1");
        List<Card> cards = header.cards();
        assertThat(cards).extracting(header::byteOffset).containsExactly(5760L, 5920L, 6000L, 6080L);
        assertThat(header.byteOffset("B")).isEqualTo(6080);
        assertThat(header.position("B")).isEqualTo(4);
        assertThat(header.position("C")).isEqualTo(-1);
        assertThat(header.cardCount()).isEqualTo(5);
        assertThat(header.hdu()).isEqualTo(2);
        assertThat(header.file()).isEqualTo("cat.fits");
    }

    @Test
    void needsAnEndCard() {
        byte[] noEnd = "A       = 1".concat(" ".repeat(69)).getBytes(StandardCharsets.US_ASCII);
        refuses(
                "the header has no END card [cat.fits, HDU 2, byte 5760, END]",
                () -> Header.of(noEnd, "cat.fits", 2, 5760));
    }

    @Test
    void warnsOfBytesThatDoNotBelongInAHeader() throws FitsFormatException {
        byte[] bytes =
                FitsBytes.headerBytes("COMMENT\ta\0b", "A       = 'caf\u00e9'", "low     = 1", "END", "B       = 2");
        Header header = Header.of(bytes, "cat.fits", 0, 0);
        assertThat(header.cards())
                .containsExactly(
                        new Card("COMMENT", new CardValue.Commentary("a b"), ""),
                        new Card("A", new CardValue.Text("caf\u00e9"), ""),
                        new Card("LOW", new CardValue.Int(1), ""));
        assertThat(header.warnings())
                .extracting(FitsWarning::message)
                .containsExactly(
                        "control characters in a card; they were taken as blanks",
                        "bytes beyond ASCII in a card",
                        "a keyword in lower case",
                        "text after the END card was ignored");
    }

    @Test
    void keepsTheNumberOfWarningsSmall() throws FitsFormatException {
        String[] cards = new String[5000];
        Arrays.fill(cards, "A       = 'no end");
        assertThat(header(cards).warnings()).hasSizeBetween(100, 300);
    }
}
