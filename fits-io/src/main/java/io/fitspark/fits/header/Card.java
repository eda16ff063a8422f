// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.Objects;

/**
 * A header card, together with its continuations.
 *
 * @param keyword in upper case and without trailing blanks; HIERARCH keywords without HIERARCH
 * @param value what it says
 * @param comment without surrounding blanks, "" if there is none
 */
public record Card(String keyword, CardValue value, String comment) {

    /** Refuses nulls. */
    public Card {
        Objects.requireNonNull(keyword, "keyword is null");
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(comment, "comment is null");
    }
}
