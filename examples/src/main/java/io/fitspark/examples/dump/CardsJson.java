// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.Header;

/** Header cards as {@code [keyword, kind, value, comment]}; numbers are texts, so that no digit is lost. */
final class CardsJson {
    private CardsJson() {}

    static Json of(Header header) {
        Json cards = Json.array();
        for (Card card : header.cards()) {
            Json json = Json.array().add(card.keyword());
            addValue(card.value(), json);
            cards.add(json.add(card.comment()));
        }
        return cards;
    }

    private static void addValue(CardValue value, Json to) {
        if (value instanceof CardValue.Text text) {
            to.add("text").add(text.text());
        } else if (value instanceof CardValue.Logical logical) {
            to.add("logical").add(logical.value());
        } else if (value instanceof CardValue.Int whole) {
            to.add("integer").add(Long.toString(whole.value()));
        } else if (value instanceof CardValue.BigInt big) {
            to.add("integer").add(big.value().toString());
        } else if (value instanceof CardValue.Real real) {
            to.add("real").add(Double.toHexString(real.value()));
        } else if (value instanceof CardValue.Complex complex) {
            to.add("complex")
                    .add(Json.array().add(Double.toHexString(complex.re())).add(Double.toHexString(complex.im())));
        } else if (value instanceof CardValue.Commentary commentary) {
            to.add("commentary").add(commentary.text());
        } else if (value instanceof CardValue.Unreadable unreadable) {
            to.add("unreadable").add(unreadable.text());
        } else {
            to.add("undefined").add(null);
        }
    }
}
