// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;

/** What is built is read as it was meant, and what was read is built again as it was. */
class HeaderRoundTripTest {

    private static final int HEADERS = 300;

    static Stream<String> files() {
        return Stream.of("headers", "tables", "ztables", "ascii", "checksums")
                .flatMap(folder -> Corpus.files(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void corpusHeadersAreBuiltAgainByteForByte(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (int i = 0; i < file.hduCount(); i++) {
                Header header = file.hdu(i).header();
                HeaderBuilder builder = HeaderBuilder.from(header);
                byte[] original = new byte[header.cardCount() * 80];
                file.reader().readFully(file.hdu(i).entry().headerOffset(), original, 0, original.length);
                assertThat(builder.toBytes()).startsWith(original);
                assertThat(Header.of(builder.toBytes(), name, i, 0).cards()).isEqualTo(header.cards());
                HeaderBuilder merged = HeaderBuilder.create().merge(header);
                assertThat(Header.of(merged.toBytes(), name, i, 0).warnings()).isEmpty();
            }
        }
    }

    @Test
    void randomHeadersReadAsTheyWereMeant() throws IOException {
        for (int seed = 0; seed < HEADERS; seed++) {
            Random random = new Random(seed);
            HeaderBuilder builder = HeaderBuilder.create();
            List<Card> meant = new ArrayList<>();
            int cards = random.nextInt(60);
            for (int i = 0; i < cards; i++) {
                Card card = random(random, i);
                if (card.value() instanceof CardValue.Commentary) {
                    builder.add(card.keyword(), card.value(), "");
                } else {
                    builder.set(card.keyword(), card.value(), card.comment());
                }
                meant.add(card);
            }
            Header read = Header.of(builder.toBytes(), "random.fits", 0, 0);
            assertSame("seed " + seed, meant, read.cards());
            assertThat(read.warnings()).as("seed %s", seed).isEmpty();
            assertThat(read.cardCount()).isEqualTo(builder.records());
            assertThat(HeaderBuilder.from(read).toBytes()).isEqualTo(builder.toBytes());
            assertThat(HeaderBuilder.create().merge(read).toBytes())
                    .isEqualTo(withoutBlanks(meant).toBytes());
        }
    }

    private static HeaderBuilder withoutBlanks(List<Card> meant) throws FitsWriteException {
        HeaderBuilder builder = HeaderBuilder.create();
        for (Card card : meant) {
            boolean blank = card.value() instanceof CardValue.Commentary text
                    && text.text().isEmpty()
                    && card.keyword().isEmpty();
            if (!blank) {
                builder.add(card.keyword(), card.value(), card.comment());
            }
        }
        return builder;
    }

    /** Values are the same; comments too, as far as they were not cut. */
    private static void assertSame(String what, List<Card> meant, List<Card> read) {
        assertThat(read).as(what).hasSameSizeAs(meant);
        for (int i = 0; i < meant.size(); i++) {
            assertThat(read.get(i).keyword()).as(what).isEqualTo(meant.get(i).keyword());
            assertThat(read.get(i).value()).as(what).isEqualTo(meant.get(i).value());
            assertThat(meant.get(i).comment()).as(what).startsWith(read.get(i).comment());
        }
    }

    private static Card random(Random random, int index) {
        if (random.nextInt(8) == 0) {
            String[] words = {"COMMENT", "HISTORY", ""};
            String text = text(random, random.nextInt(73)).stripTrailing();
            return new Card(words[random.nextInt(3)], new CardValue.Commentary(text), "");
        }
        String keyword = random.nextInt(4) == 0
                ? "ESO WORD" + index + " Q" + "X".repeat(random.nextInt(5))
                : "K" + index + (random.nextBoolean() ? "_-" : "");
        return new Card(keyword, value(random), text(random, random.nextInt(50)).strip());
    }

    private static CardValue value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new CardValue.Logical(random.nextBoolean());
            case 1 -> new CardValue.Int(random.nextLong() >> random.nextInt(64));
            case 2 -> {
                BigInteger big = new BigInteger(64 + random.nextInt(80), random).setBit(64);
                yield new CardValue.BigInt(random.nextBoolean() ? big : big.negate());
            }
            case 3 -> new CardValue.Real(real(random));
            case 4 -> new CardValue.Complex(real(random), real(random));
            case 5 -> new CardValue.Undefined();
            case 6 -> new CardValue.Text(text(random, random.nextInt(70)).stripTrailing());
            default -> new CardValue.Text(text(random, random.nextInt(700)).stripTrailing());
        };
    }

    private static double real(Random random) {
        double value = random.nextBoolean()
                ? Double.longBitsToDouble(random.nextLong())
                : random.nextInt(2000) / 8.0 * Math.pow(10, random.nextInt(10));
        return Double.isFinite(value) ? value : 0.5;
    }

    /** Printable ASCII, rich in what has a meaning in cards. */
    private static String text(Random random, int length) {
        String special = "'''&& /=\"(),&'";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(3) == 0
                            ? special.charAt(random.nextInt(special.length()))
                            : (char) (' ' + random.nextInt('~' - ' ' + 1)));
        }
        return text.toString();
    }
}
