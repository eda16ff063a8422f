// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.storage.LocalRangeReader;

/** Every file of the corpus: its HDUs as listed, every header card exactly. */
class CorpusHeadersTest {

    static List<String> headers() {
        return Corpus.files("headers");
    }

    static Stream<String> everything() {
        return Stream.of("headers", "tables").flatMap(folder -> Corpus.files(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("headers")
    void everyCardIsAsExpected(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (JsonNode hdu : Corpus.expected(name).get("hdus")) {
                if (hdu.has("cards")) {
                    checkCards(file.hdu(hdu.get("index").asInt()), hdu.get("cards"));
                }
            }
        }
    }

    /** The expected cards in their order; cards in between are those that the expectation leaves out. */
    private static void checkCards(Hdu hdu, JsonNode expected) throws IOException {
        List<Card> cards = hdu.header().cards();
        int at = 0;
        long leftOut = 0;
        for (JsonNode wanted : expected) {
            Card card = cards.get(at++);
            while (!said(card).equals(wanted(wanted)) && at < cards.size()) {
                leftOut++;
                card = cards.get(at++);
            }
            assertThat(said(card)).as("card %d", at).isEqualTo(wanted(wanted));
            assertThat(hdu.header().byteOffset(card) % 80).isZero();
        }
        List<Card> rest = cards.subList(at, cards.size());
        assertThat(rest).allMatch(card -> card.keyword().isEmpty());
        assertThat(leftOut).isLessThanOrEqualTo(maxLeftOut(cards));
        checkLookUp(hdu, expected);
    }

    /** Blank cards, and the few of {@code continue} and {@code commentary} whose meaning is open. */
    private static long maxLeftOut(List<Card> cards) {
        return 3 + cards.stream().filter(card -> card.keyword().isEmpty()).count();
    }

    private static void checkLookUp(Hdu hdu, JsonNode expected) throws IOException {
        List<String> seen = new ArrayList<>();
        for (JsonNode wanted : expected) {
            String keyword = wanted.get(0).asText();
            if (!keyword.isEmpty() && !seen.contains(keyword) && seen.size() < 300) {
                seen.add(keyword);
                assertThat(said(hdu.header().card(keyword).orElseThrow())).isEqualTo(wanted(wanted));
                assertThat(said(hdu.header()
                                .card(keyword.toLowerCase(Locale.ROOT))
                                .orElseThrow()))
                        .isEqualTo(wanted(wanted));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyHduIsAsExpectedWhetherScannedOrParsed(String name) throws IOException {
        for (boolean parseAll : new boolean[] {false, true}) {
            try (FitsFile file =
                    FitsFile.open(LocalRangeReader.open(Corpus.path(name)), FitsLimits.defaults(), parseAll)) {
                List<HduEntry> entries = file.entries();
                JsonNode expected = Corpus.expected(name).get("hdus");
                assertThat(entries).hasSize(expected.size());
                for (JsonNode hdu : expected) {
                    HduEntry entry = entries.get(hdu.get("index").asInt());
                    assertThat(entry.kind().name()).isEqualTo(hdu.get("kind").asText());
                    assertThat(entry.extname()).isEqualTo(hdu.path("extname").asText(null));
                    assertThat(entry.extver())
                            .isEqualTo(
                                    hdu.path("extver").isNumber()
                                            ? (Integer) hdu.get("extver").asInt()
                                            : null);
                    assertThat(file.hdu(entry.index()).entry()).isEqualTo(entry);
                }
            }
        }
    }

    /** Keyword, value and comment in one form for both sides; numbers of one kind are not equal to the other's. */
    private static List<Object> said(Card card) {
        return List.of(card.keyword(), said(card.value()), card.comment());
    }

    private static Object said(CardValue value) {
        if (value instanceof CardValue.Text text) {
            return text.text();
        }
        if (value instanceof CardValue.Commentary text) {
            return text.text();
        }
        if (value instanceof CardValue.Int whole) {
            return BigInteger.valueOf(whole.value());
        }
        if (value instanceof CardValue.BigInt big) {
            return big.value();
        }
        if (value instanceof CardValue.Real real) {
            return real.value();
        }
        if (value instanceof CardValue.Logical logical) {
            return logical.value();
        }
        if (value instanceof CardValue.Complex complex) {
            return List.of(complex.re(), complex.im());
        }
        return value instanceof CardValue.Undefined ? "undefined" : "unreadable";
    }

    private static List<Object> wanted(JsonNode card) {
        return List.of(
                card.get(0).asText(), wantedValue(card.get(1)), card.get(2).asText());
    }

    private static Object wantedValue(JsonNode value) {
        if (value.isNull()) {
            return "undefined";
        }
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isObject()) {
            return List.of(value.get("re").asDouble(), value.get("im").asDouble());
        }
        return value.isIntegralNumber() ? value.bigIntegerValue() : (Object) value.asDouble();
    }
}
