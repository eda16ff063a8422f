// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWriteException;

class HeaderBuilderTest {

    private static final String RESERVED = "the keyword says how the file is laid out: it is set by the writer alone";

    private static Header header(String... cards) throws FitsFormatException {
        return Header.of(FitsBytes.headerBytes(cards), "a.fits", 0, 0);
    }

    private static Header built(HeaderBuilder builder) throws FitsFormatException {
        return Header.of(builder.toBytes(), "b.fits", 0, 0);
    }

    private static List<String> records(HeaderBuilder builder) {
        byte[] bytes = builder.toBytes();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < builder.records(); i++) {
            records.add(new String(bytes, i * 80, 80, StandardCharsets.ISO_8859_1).stripTrailing());
        }
        return records;
    }

    @Test
    void setsInPlaceOrAppends() throws FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create()
                .set("A", 1, "first")
                .set("B", "text", "second")
                .set("C", 1.5, "third")
                .set("a", 2, null)
                .set("D", true, "fourth")
                .set("B", new CardValue.Undefined(), "");
        assertThat(records(builder))
                .containsExactly(
                        "A       =                    2 / first",
                        "B       =",
                        "C       =                  1.5 / third",
                        "D       =                    T / fourth");
        assertThat(builder.card("c")).contains(new Card("C", new CardValue.Real(1.5), "third"));
        assertThat(builder.card("E")).isEmpty();
        assertThat(builder.has("d")).isTrue();
        assertThat(builder.cards()).hasSize(4);
    }

    @Test
    void addsAgainAndRemovesAll() throws FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create()
                .set("A", 1, "")
                .add("A", new CardValue.Int(2), null)
                .comment("x".repeat(80))
                .history("done")
                .blank()
                .set("A", 3, "");
        assertThat(records(builder))
                .containsExactly(
                        "A       =                    3",
                        "A       =                    2",
                        "COMMENT " + "x".repeat(72),
                        "COMMENT " + "x".repeat(8),
                        "HISTORY done",
                        "");
        builder.remove("A").remove("COMMENT").set("A", 4, "");
        assertThat(records(builder)).containsExactly("HISTORY done", "", "A       =                    4");
    }

    @Test
    void takesKeywordsInUpperCaseAndHierarchForLongOnes() throws FitsFormatException, FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create()
                .set("exptime", 5, "")
                .set("hierarch eso  tel airmass", 1.25, "")
                .set("HIERARCH SHORT", 1, "")
                .set("Eso Tel Airmass", 1.5, "");
        assertThat(records(builder))
                .containsExactly(
                        "EXPTIME =                    5",
                        "HIERARCH ESO TEL AIRMASS = 1.5",
                        "SHORT   =                    1");
        assertThat(built(builder).requireReal("ESO TEL AIRMASS")).isEqualTo(1.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIMPLE",
                "XTENSION",
                "bitpix",
                "NAXIS",
                "NAXIS1",
                "NAXIS999",
                "PCOUNT",
                "GCOUNT",
                "GROUPS",
                "EXTEND",
                "TFIELDS",
                "THEAP",
                "TFORM1",
                "TTYPE12",
                "TBCOL3",
                "TDIM1",
                "TNULL1",
                "TSCAL1",
                "TZERO1",
                "END",
                "CONTINUE",
                "HIERARCH",
                "ZTABLE",
                "ZIMAGE",
                "ZFORM1",
                "ZCTYP1",
                "ZTILELEN",
                "ZNAXIS1",
                "ZPCOUNT",
                "ZDATASUM",
                "ZHECKSUM",
                "ZTHEAP",
                "CHECKSUM",
                "DATASUM",
                " end ",
                "HIERARCH NAXIS1"
            })
    void leavesStructureToTheWriters(String keyword) throws FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create();
        String name = keyword.strip().toUpperCase(java.util.Locale.ROOT).replace("HIERARCH ", "");
        assertThatThrownBy(() -> builder.set(keyword, 1, ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(RESERVED + " [" + name + "]");
        assertThatThrownBy(() -> builder.add(keyword, new CardValue.Int(1), ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(RESERVED + " [" + name + "]");
        assertThatThrownBy(() -> builder.remove(keyword))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(RESERVED + " [" + name + "]");
        assertThat(builder.records()).isZero();
        assertThat(builder.structural(keyword, 1, "").has(keyword)).isTrue();
        assertThat(builder.removeStructural(keyword).has(keyword)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=B", "A' B", "ESO DET = 5 /", "A'"})
    void refusesKeywordsThatWouldBecomeSomethingElse(String keyword) {
        assertThatThrownBy(() -> HeaderBuilder.create().set(keyword, 1, ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("no keyword can hold an equals sign or a quote ["
                        + keyword.toUpperCase(java.util.Locale.ROOT) + "]");
    }

    @Test
    void refusesKeywordsThatAreNoAscii() {
        assertThatThrownBy(() -> HeaderBuilder.create().set("A\nEND", 1, ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("a keyword holds the control character 0x0A; only printable ASCII can stand in a header"
                        + " [A?END]");
        assertThatThrownBy(() -> HeaderBuilder.create().structural("TTYPE\u0661", 1, ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(
                        "a keyword holds the character U+0661; only printable ASCII can stand in a header [TTYPE?]");
    }

    @Test
    void addsCommentaryButDoesNotSetIt() {
        for (String keyword : List.of("COMMENT", "history", "")) {
            assertThatThrownBy(() -> HeaderBuilder.create().set(keyword, "text", ""))
                    .isInstanceOf(FitsWriteException.class)
                    .hasMessageStartingWith("COMMENT, HISTORY and blank cards are added, not set");
        }
    }

    @Test
    void aValueCannotSmuggleInCards() throws FitsFormatException, FitsWriteException {
        String hostile = "x' / comment" + " ".repeat(60) + "NAXIS1  =                    9";
        Header read = built(HeaderBuilder.create().set("A", hostile, "' / 'c").set("B", 2, "= 'x"));
        assertThat(read.requireString("A")).isEqualTo(hostile);
        assertThat(read.has("NAXIS1")).isFalse();
        assertThat(read.cards()).hasSize(2);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void namesOfColumnsCannotSmuggleInAnything() throws FitsFormatException, FitsWriteException {
        String hostile = "x' / y = 'z";
        Header read = built(HeaderBuilder.create().structural("TTYPE1", hostile, "a 'name'"));
        assertThat(read.requireString("TTYPE1")).isEqualTo(hostile);
        assertThat(read.cards()).hasSize(1);
        assertThatThrownBy(() -> HeaderBuilder.create().structural("TTYPE1", "x\nEND", ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(
                        "the string holds the control character 0x0A; only printable ASCII can stand in a header [TTYPE1]");
        assertThatThrownBy(() -> HeaderBuilder.create().structural("TTYPE1", "'".repeat(35), ""))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageStartingWith("the string takes 70 columns, its quotes doubled, a card has 68, ");
    }

    @Test
    void keepsForeignCardsByteForByte() throws FitsFormatException, FitsWriteException {
        String[] cards = {
            "SIMPLE  =                    T",
            "odd     = 1.50d3/no blanks",
            "HIERARCH  eso  x=  'y'   /  z",
            "TABS    = 'a\tb'",
            "LATIN   = 'caf\u00e9'",
            "BROKEN  = 'unclosed",
            "LONG    = 'abc&'   ",
            "CONTINUE   'def' / end",
            "CONTINUE  'stray'",
            "NOVALUE text",
            "",
            "LAST    = 1"
        };
        Header original = header(cards);
        HeaderBuilder builder = HeaderBuilder.from(original);
        assertThat(builder.toBytes()).isEqualTo(FitsBytes.headerBytes(cards));
        builder.set("LAST", 2, "new").set("ODD", 7, null);
        List<String> records = records(builder);
        assertThat(records.get(1)).isEqualTo("ODD     =                    7 / no blanks");
        assertThat(records.get(11)).isEqualTo("LAST    =                    2 / new");
        assertThat(records.get(2)).isEqualTo(cards[2]);
        assertThat(built(builder).cards()).hasSize(original.cards().size());
    }

    @Test
    void aStrayContinuationNeverJoinsAnotherCard() throws FitsFormatException, FitsWriteException {
        Header original = header(
                "A       = 1", "B       = 2", "CONTINUE  'stray'", "C       = 'x&'", "D       = 4", "CONTINUE  'y'");
        HeaderBuilder set = HeaderBuilder.from(original).set("B", "ends in &", null);
        assertThat(built(set).requireString("B")).isEqualTo("ends in &");
        HeaderBuilder removed = HeaderBuilder.from(original).remove("D");
        assertThat(built(removed).requireString("C")).isEqualTo("x&");
        assertThat(removed.records()).isEqualTo(4);
        HeaderBuilder both = HeaderBuilder.from(original).set("A", "&", "").remove("B");
        assertThat(built(both).requireString("A")).isEqualTo("&");
        assertThat(built(both).cards()).hasSize(4);
    }

    @Test
    void mergesWhatMeansTheSameElsewhere() throws FitsFormatException, FitsWriteException {
        Header other = header(
                "XTENSION= 'BINTABLE'",
                "BITPIX  = 8",
                "NAXIS1  = 4",
                "TFIELDS = 1",
                "TTYPE1  = 'x'",
                "TUNIT1  = 'm'",
                "TDMIN1  = 5",
                "TCRVL1  = 5.5",
                "TEMP1   =                  5.5 / a temperature",
                "ZTABLE  = T",
                "ZCTYP1  = 'RICE_1'",
                "BSCALE  = 2",
                "CHECKSUM= 'abcd'",
                "EXTNAME = 'OTHER'",
                "OBJECT  = 'M 33'",
                "OBJECT  = 'again'",
                "COMMENT one",
                "COMMENT two",
                "",
                "lower   = 5 / case",
                "LATIN   = 'caf\u00e9' / \u00fc",
                "NOTANUM = NaN",
                "LONGAUTH= '" + "x".repeat(60) + "&'",
                "CONTINUE  'y' / kept",
                "CONTINUE  'stray'",
                "B'D     = 1");
        HeaderBuilder builder =
                HeaderBuilder.create().set("OBJECT", "M 31", "mine").merge(other);
        assertThat(records(builder))
                .containsExactly(
                        "OBJECT  = 'M 31    '           / mine",
                        "TEMP1   =                  5.5 / a temperature",
                        "EXTNAME = 'OTHER'",
                        "COMMENT one",
                        "COMMENT two",
                        "LOWER   =                    5 / case",
                        "LATIN   = 'caf?    '           / ?",
                        "NOTANUM = 'NaN     '",
                        "LONGAUTH= '" + "x".repeat(60) + "&'",
                        "CONTINUE  'y' / kept",
                        "COMMENT B'D     = 1");
        assertThat(built(builder).warnings()).isEmpty();
    }

    @Test
    void setsAllCardsOfAnotherButTheStructuralOnes() throws FitsFormatException, FitsWriteException {
        HeaderBuilder other = HeaderBuilder.from(header("NAXIS   = 2", "A       = 5 / theirs", "COMMENT c"))
                .set("B", 6, "");
        HeaderBuilder builder = HeaderBuilder.create()
                .structural("NAXIS", 0, "")
                .set("A", 1, "mine")
                .setAll(other);
        assertThat(records(builder))
                .containsExactly(
                        "NAXIS   =                    0",
                        "A       = 5 / theirs",
                        "COMMENT c",
                        "B       =                    6");
        assertThat(builder.setAll(builder).records()).isEqualTo(5);
    }

    @Test
    void putsMandatoryCardsInFront() throws FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create()
                .set("EXTNAME", "x", "")
                .structural("TFIELDS", 0, "")
                .structural("GCOUNT", 1, "")
                .structural("PCOUNT", 0, "")
                .comment("c")
                .structural("NAXIS10", 1, "")
                .structural("NAXIS2", 1, "")
                .structural("NAXIS1", 1, "")
                .structural("NAXIS", 2, "")
                .structural("BITPIX", 8, "")
                .structural("XTENSION", "BINTABLE", "")
                .mandatoryFirst();
        assertThat(builder.cards().stream().map(Card::keyword))
                .containsExactly(
                        "XTENSION",
                        "BITPIX",
                        "NAXIS",
                        "NAXIS1",
                        "NAXIS2",
                        "NAXIS10",
                        "PCOUNT",
                        "GCOUNT",
                        "TFIELDS",
                        "EXTNAME",
                        "COMMENT");
        assertThat(builder.set("EXTNAME", "y", "").cards().get(9).value()).isEqualTo(new CardValue.Text("y"));
    }

    @Test
    void aCopyChangesOnItsOwn() throws FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create().set("A", 1, "");
        HeaderBuilder copy = builder.copy().set("A", 2, "").set("B", 3, "");
        assertThat(builder.records()).isEqualTo(1);
        assertThat(builder.card("A").orElseThrow().value()).isEqualTo(new CardValue.Int(1));
        assertThat(copy.records()).isEqualTo(2);
    }

    @Test
    void trimsBlankCardsAtTheEnd() throws FitsFormatException, FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.from(header("", "A       = 1", "", "B       = 2", "", "", ""))
                .trim();
        assertThat(records(builder)).containsExactly("", "A       = 1", "", "B       = 2");
        assertThat(HeaderBuilder.create().blank().trim().records()).isZero();
        assertThat(builder.set("C", 3, "").records()).isEqualTo(5);
    }

    @Test
    void fillsBlocksSoThatTheLastOneHasTheEnd() throws FitsFormatException, FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create();
        assertThat(builder.toBytes()).hasSize(2880).startsWith("END ".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 35; i++) {
            builder.set("K" + i, i, "");
        }
        assertThat(builder.blocks()).isEqualTo(1);
        assertThat(builder.toBytes())
                .hasSize(2880)
                .endsWith(("END" + " ".repeat(77)).getBytes(StandardCharsets.US_ASCII));
        builder.set("K35", 35, "");
        assertThat(builder.toBytes()).hasSize(2 * 2880);
        assertThat(new String(builder.toBytes(), 36 * 80, 80, StandardCharsets.US_ASCII))
                .isEqualTo("END" + " ".repeat(77));
        byte[] four = builder.toBytes(4);
        assertThat(four).hasSize(4 * 2880);
        assertThat(new String(four, 3 * 36 * 80, 80, StandardCharsets.US_ASCII)).isEqualTo("END" + " ".repeat(77));
        assertThat(Header.of(four, "b.fits", 0, 0).cardCount()).isEqualTo(3 * 36);
        assertThatThrownBy(() -> builder.toBytes(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a header of 2 blocks in 1");
    }
}
