// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.HeaderBuilder;

class HeaderCardsTest {
    @Test
    void valuesAreWhatTheyLookLike() {
        assertThat(HeaderCards.value("12")).isEqualTo(new CardValue.Int(12));
        assertThat(HeaderCards.value("-0012")).isEqualTo(new CardValue.Int(-12));
        assertThat(HeaderCards.value("18446744073709551616"))
                .isEqualTo(new CardValue.BigInt(BigInteger.ONE.shiftLeft(64)));
        assertThat(HeaderCards.value("1.5D3")).isEqualTo(new CardValue.Real(1500));
        assertThat(HeaderCards.value("T")).isEqualTo(new CardValue.Logical(true));
        assertThat(HeaderCards.value("false")).isEqualTo(new CardValue.Logical(false));
        assertThat(HeaderCards.value("'0042'")).isEqualTo(new CardValue.Text("0042"));
        assertThat(HeaderCards.value("'it''s'")).isEqualTo(new CardValue.Text("it's"));
        assertThat(HeaderCards.value("M 31")).isEqualTo(new CardValue.Text("M 31"));
        assertThat(HeaderCards.value("2026-06-01")).isEqualTo(new CardValue.Text("2026-06-01"));
        assertThat(HeaderCards.value("1e999")).isEqualTo(new CardValue.Text("1e999"));
    }

    @Test
    void remarksAreAdded() {
        HeaderBuilder header = HeaderCards.of(Map.of("HISTORY", "made of 2", "COMMENT", "5", "RUN", "7"));
        assertThat(header.card("HISTORY").orElseThrow().value()).isEqualTo(new CardValue.Commentary("made of 2"));
        assertThat(header.card("COMMENT").orElseThrow().value()).isEqualTo(new CardValue.Commentary("5"));
        assertThat(header.card("RUN").orElseThrow().value()).isEqualTo(new CardValue.Int(7));
    }
}
