// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

/** A card and its records, which are those of the file it comes from as long as it was not changed. */
record HeaderEntry(Card card, byte[] records) {

    String keyword() {
        return card.keyword();
    }

    boolean isBlank() {
        return keyword().isEmpty()
                && card.value() instanceof CardValue.Commentary text
                && text.text().isEmpty();
    }
}
