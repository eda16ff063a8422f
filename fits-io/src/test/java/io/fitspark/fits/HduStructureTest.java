// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static io.fitspark.fits.FitsBytes.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFormatException.Kind;

/** Kinds and sizes of HDUs, and the rules for mandatory keywords. */
class HduStructureTest {

    /** An extension with its mandatory keywords, those given replaced, and others added. */
    private static String[] extension(String type, int bitpix, long[] axes, long pcount, long gcount, String... more) {
        List<String> cards = new ArrayList<>();
        cards.add(String.format("XTENSION= '%-8s'", type));
        cards.add(card("BITPIX", bitpix));
        cards.add(card("NAXIS", axes.length));
        for (int i = 0; i < axes.length; i++) {
            cards.add(card("NAXIS" + (i + 1), axes[i]));
        }
        cards.add(card("PCOUNT", pcount));
        cards.add(card("GCOUNT", gcount));
        cards.addAll(List.of(more));
        return cards.toArray(String[]::new);
    }

    private static Hdu hdu(String... cards) throws IOException {
        try (FitsFile file = new FitsBytes().primary().header(cards).open()) {
            return file.hdu(1);
        }
    }

    private static void refuses(Kind kind, String words, String... cards) {
        assertThatThrownBy(() -> hdu(cards))
                .isInstanceOfSatisfying(FitsFormatException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.hdu()).hasValue(1);
                    assertThat(e.offset().orElseThrow() % 80).isZero();
                })
                .hasMessageContaining(words)
                .hasMessageContaining("made.fits, HDU 1, byte ");
    }

    private static long[] axes(long... axes) {
        return axes;
    }

    @ParameterizedTest
    @CsvSource({"BINTABLE, BINTABLE", "A3DTABLE, BINTABLE", "bintable, BINTABLE", "TABLE, TABLE"})
    void readsTables(String type, HduKind kind) throws IOException {
        Hdu hdu = hdu(extension(type, 8, axes(12, 5), 0, 1, card("TFIELDS", 3)));
        assertThat(hdu.kind()).isEqualTo(kind);
        assertThat(hdu.entry().dataLength()).isEqualTo(60);
        if (hdu instanceof BinTableHdu table) {
            assertThat(List.of(table.rowBytes(), table.rows(), table.pcount(), (long) table.fields()))
                    .containsExactly(12L, 5L, 0L, 3L);
        } else {
            AsciiTableHdu table = (AsciiTableHdu) hdu;
            assertThat(List.of(table.rowBytes(), table.rows(), (long) table.fields()))
                    .containsExactly(12L, 5L, 3L);
        }
    }

    @ParameterizedTest
    @CsvSource({"ZIMAGE, ZIMAGE", "ZTABLE, ZTABLE"})
    void knowsCompressedImagesAndTables(String keyword, HduKind kind) throws IOException {
        String[] cards = extension("BINTABLE", 8, axes(8, 5), 100, 1, card("TFIELDS", 1), card(keyword, "T"));
        assertThat(hdu(cards)).isInstanceOfSatisfying(BinTableHdu.class, hdu -> {
            assertThat(hdu.kind()).isEqualTo(kind);
            assertThat(hdu.pcount()).isEqualTo(100);
            assertThat(hdu.entry().dataLength()).isEqualTo(140);
        });
        cards[cards.length - 1] = card(keyword, "F");
        assertThat(hdu(cards).kind()).isEqualTo(HduKind.BINTABLE);
        cards[cards.length - 1] = card(keyword, 1);
        assertThat(hdu(cards).kind()).isEqualTo(HduKind.BINTABLE);
        assertThat(hdu(cards).warnings())
                .anySatisfy(warning -> assertThat(warning.message()).contains(keyword + " is not T or F: 1"));
    }

    @Test
    void takesATableThatClaimsToBeBothAsAnImageAndWarns() throws IOException {
        Hdu hdu = hdu(extension(
                "BINTABLE", 8, axes(8, 5), 0, 1, card("TFIELDS", 1), card("ZTABLE", "T"), card("ZIMAGE", "T")));
        assertThat(hdu.kind()).isEqualTo(HduKind.ZIMAGE);
        assertThat(hdu.structureWarnings()).extracting(FitsWarning::keyword).contains("ZTABLE");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, -32, -64})
    void readsImagesOfEveryType(int bitpix) throws IOException {
        assertThat(hdu(extension("IMAGE", bitpix, axes(3, 5, 7), 0, 1)))
                .isInstanceOfSatisfying(ImageHdu.class, image -> {
                    assertThat(image.bitpix()).isEqualTo(bitpix);
                    assertThat(image.axes()).containsExactly(3, 5, 7);
                    assertThat(image.entry().dataLength()).isEqualTo(105L * Math.abs(bitpix) / 8);
                    image.axes()[0] = 0;
                    assertThat(image.axes()).containsExactly(3, 5, 7);
                });
        assertThat(hdu(extension("IUEIMAGE", bitpix, axes(3), 0, 1)).kind()).isEqualTo(HduKind.IMAGE);
    }

    @Test
    void readsImagesOfNoneToManyAxes() throws IOException {
        assertThat(hdu(extension("IMAGE", 16, axes(), 0, 1)).entry().dataLength())
                .isZero();
        assertThat(hdu(extension("IMAGE", 16, axes(0, 1L << 62, 1L << 62), 0, 1))
                        .entry()
                        .dataLength())
                .isZero();
        long[] many = new long[40];
        Arrays.fill(many, 1);
        many[39] = 9;
        Hdu hdu = hdu(extension("IMAGE", 16, many, 0, 1));
        assertThat(hdu.entry().dataLength()).isEqualTo(18);
        assertThat(hdu.structureWarnings())
                .extracting(FitsWarning::message)
                .containsExactly("the file ends within the data: 18 of 18 bytes are missing");
    }

    @Test
    void readsRandomGroups() throws IOException {
        byte[] bytes = new FitsBytes()
                .header(
                        card("SIMPLE", "T"),
                        card("BITPIX", -32),
                        card("NAXIS", 3),
                        card("NAXIS1", 0),
                        card("NAXIS2", 4),
                        card("NAXIS3", 5),
                        card("GROUPS", "T"),
                        card("PCOUNT", 3),
                        card("GCOUNT", 7))
                .data(new byte[4 * 7 * 23])
                .image("NEXT", 1, 1)
                .bytes();
        try (FitsFile file = new FitsBytes().raw(bytes).open()) {
            assertThat(file.hdu(0)).isInstanceOfSatisfying(OtherHdu.class, groups -> {
                assertThat(groups.kind()).isEqualTo(HduKind.GROUPS);
                assertThat(groups.xtension()).isEqualTo("GROUPS");
                assertThat(groups.axes()).containsExactly(0, 4, 5);
                assertThat(groups.pcount()).isEqualTo(3);
                assertThat(groups.gcount()).isEqualTo(7);
                assertThat(groups.entry().dataLength()).isEqualTo(4 * 7 * 23);
                assertThat(groups.warnings()).isEmpty();
            });
            assertThat(file.find("NEXT").orElseThrow().index()).isEqualTo(1);
        }
    }

    @Test
    void skipsExtensionsItDoesNotKnowByTheirSize() throws IOException {
        int size = 2 * 3 * (11 + 7 * 5);
        try (FitsFile file = new FitsBytes()
                .primary()
                .header(extension("FOREIGN", 16, axes(7, 5), 11, 3))
                .data(new byte[size])
                .image("NEXT", 1, 1)
                .open()) {
            assertThat(file.hdu(1)).isInstanceOfSatisfying(OtherHdu.class, other -> {
                assertThat(other.xtension()).isEqualTo("FOREIGN");
                assertThat(other.entry().dataLength()).isEqualTo(size);
                assertThat(other.warnings()).extracting(FitsWarning::keyword).containsExactly("XTENSION");
            });
            assertThat(file.find("NEXT").orElseThrow().index()).isEqualTo(2);
        }
    }

    @Test
    void takesCountsThatAreMissingAsTheStandardOnesAndWarns() throws IOException {
        Hdu hdu = hdu(
                "XTENSION= 'BINTABLE'",
                card("BITPIX", 8),
                card("NAXIS", 2),
                card("NAXIS1", 4),
                card("NAXIS2", 0),
                card("TFIELDS", 1));
        assertThat(hdu.kind()).isEqualTo(HduKind.BINTABLE);
        assertThat(hdu.structureWarnings())
                .extracting(FitsWarning::message)
                .containsExactly(
                        "TFIELDS is card 5, it should be card 7",
                        "GCOUNT is missing; it was taken as 1",
                        "PCOUNT is missing; it was taken as 0");
    }

    @Test
    void takesNumbersWrittenAsRealsIfTheyAreWhole() throws IOException {
        String[] cards = extension("BINTABLE", 8, axes(4, 0), 0, 1, card("TFIELDS", 1));
        cards[3] = "NAXIS1  =                  4.0";
        assertThat(hdu(cards)).isInstanceOfSatisfying(BinTableHdu.class, table -> {
            assertThat(table.rowBytes()).isEqualTo(4);
            assertThat(table.structureWarnings())
                    .extracting(FitsWarning::message)
                    .containsExactly("NAXIS1 is written as a real number; it was taken as 4");
        });
    }

    @Test
    void countsWhatFollowsThePixelsOfAnImageAndTheRowsOfAnAsciiTable() throws IOException {
        Hdu image = hdu(extension("IMAGE", 16, axes(3), 4, 1));
        assertThat(image.entry().dataLength()).isEqualTo(14);
        assertThat(image.structureWarnings()).extracting(FitsWarning::keyword).contains("PCOUNT");
        Hdu table = hdu(extension("TABLE", 8, axes(3, 2), 4, 1, card("TFIELDS", 0)));
        assertThat(table.entry().dataLength()).isEqualTo(10);
        assertThat(table.structureWarnings()).extracting(FitsWarning::keyword).contains("PCOUNT");
    }

    @Test
    void refusesSizesBeyondSixtyFourBits() {
        refuses(
                Kind.BAD_HEADER,
                "product of the axes NAXIS1 to NAXIS2",
                extension("IMAGE", 8, axes(1L << 32, 1L << 31), 0, 1));
        refuses(Kind.BAD_HEADER, "NAXIS2 is too large", extension("IMAGE", -64, axes(1L << 31, 1L << 29), 0, 1));
        refuses(
                Kind.BAD_HEADER,
                "the end of the data is beyond 64 bits",
                extension("IMAGE", 8, axes(Long.MAX_VALUE), 0, 1));
        refuses(
                Kind.BAD_HEADER,
                "PCOUNT is too large",
                extension("BINTABLE", 8, axes(10, 10), Long.MAX_VALUE - 50, 1, card("TFIELDS", 1)));
        refuses(Kind.BAD_HEADER, "GCOUNT is too large", extension("FOREIGN", 8, axes(1L << 32), 5, 1L << 31));
        refuses(
                Kind.BAD_HEADER,
                "NAXIS1 is beyond 64 bits: 9223372036854775808",
                "XTENSION= 'IMAGE   '",
                card("BITPIX", 8),
                card("NAXIS", 1),
                card("NAXIS1", "9223372036854775808"));
    }

    @Test
    void refusesTablesThatBreakTheRules() {
        refuses(
                Kind.BAD_HEADER,
                "BITPIX of a table is 16",
                extension("BINTABLE", 16, axes(2, 2), 0, 1, card("TFIELDS", 1)));
        refuses(
                Kind.BAD_HEADER,
                "NAXIS of a table is 3",
                extension("TABLE", 8, axes(2, 2, 2), 0, 1, card("TFIELDS", 1)));
        refuses(Kind.BAD_HEADER, "GCOUNT is not 1: 2", extension("BINTABLE", 8, axes(2, 2), 0, 2, card("TFIELDS", 1)));
        refuses(
                Kind.BAD_HEADER,
                "PCOUNT is negative: -1",
                extension("BINTABLE", 8, axes(2, 2), -1, 1, card("TFIELDS", 1)));
        refuses(Kind.BAD_HEADER, "TFIELDS is missing", extension("BINTABLE", 8, axes(2, 2), 0, 1));
        refuses(
                Kind.BAD_HEADER,
                "TFIELDS is not between",
                extension("BINTABLE", 8, axes(2, 2), 0, 1, card("TFIELDS", 1000)));
        refuses(Kind.BAD_HEADER, "GCOUNT is not 1: 3", extension("IMAGE", 8, axes(2, 2), 0, 3));
        refuses(Kind.BAD_HEADER, "NAXIS2 is negative: -2", extension("IMAGE", 8, axes(2, -2), 0, 1));
        refuses(
                Kind.BAD_HEADER,
                "XTENSION is not a string: 5",
                card("XTENSION", 5),
                card("BITPIX", 8),
                card("NAXIS", 0));
    }

    @Test
    void saysWhichRowsPixelsOrHeapAreMissing() throws IOException {
        byte[] start = FitsBytes.headerBytes(extension("BINTABLE", 8, axes(10, 50), 200, 1, card("TFIELDS", 1)));
        checkMissing(start, 137, "the file ends in row 13 of NAXIS2 = 50: rows and heap take 700 bytes, 137 are there");
        checkMissing(start, 0, "the file ends in row 0 of NAXIS2 = 50");
        checkMissing(start, 500, "the file ends within the heap");
        checkMissing(start, 699, "the file ends within the heap: rows and heap take 700 bytes, 699 are there");
        byte[] image = FitsBytes.headerBytes(extension("IMAGE", 16, axes(10, 50), 0, 1));
        checkMissing(image, 999, "the file ends within the data: pixels take 1000 bytes, 999 are there");
        byte[] ascii = FitsBytes.headerBytes(extension("TABLE", 8, axes(10, 50), 0, 1, card("TFIELDS", 0)));
        checkMissing(ascii, 499, "the file ends in row 49 of NAXIS2 = 50");
    }

    private static void checkMissing(byte[] header, int there, String words) throws IOException {
        FitsBytes bytes = new FitsBytes().primary().raw(header).raw(new byte[there]);
        try (FitsFile file = bytes.open()) {
            Hdu hdu = file.hdu(1);
            assertThat(file.hduCount()).isEqualTo(2);
            assertThat(hdu.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message()).contains("the file ends within the data"));
            assertThat(file.warnings()).isEqualTo(hdu.structureWarnings());
            assertThatThrownBy(() -> file.requireData(hdu))
                    .isInstanceOfSatisfying(FitsFormatException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.TRUNCATED);
                        assertThat(e.offset()).hasValue(5760L + there);
                    })
                    .hasMessageContaining(words)
                    .hasMessageContaining("HDU 1");
            file.requireData(file.hdu(0));
        }
    }

    @Test
    void acceptsDataWhosePaddingIsMissing() throws IOException {
        FitsBytes bytes = new FitsBytes()
                .primary()
                .header(extension("IMAGE", 16, axes(10, 50), 0, 1))
                .raw(new byte[1000]);
        try (FitsFile file = bytes.open()) {
            file.requireData(file.hdu(1));
            assertThat(file.warnings())
                    .extracting(FitsWarning::message)
                    .containsExactly("the file ends within the padding of its last block");
        }
    }
}
