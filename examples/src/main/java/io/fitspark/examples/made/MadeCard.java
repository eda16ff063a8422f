// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import io.fitspark.examples.dump.Json;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.HeaderBuilder;

/**
 * A header card.
 *
 * @param value a String, Long, Double or Boolean; of COMMENT and HISTORY the text
 */
record MadeCard(String keyword, Object value, String comment) {

    void addTo(HeaderBuilder header) throws FitsWriteException {
        if (keyword.equals("COMMENT")) {
            header.comment((String) value);
        } else if (keyword.equals("HISTORY")) {
            header.history((String) value);
        } else if (value instanceof Long whole) {
            header.set(keyword, whole, comment);
        } else if (value instanceof Double real) {
            header.set(keyword, real, comment);
        } else if (value instanceof Boolean logical) {
            header.set(keyword, logical, comment);
        } else {
            header.set(keyword, (String) value, comment);
        }
    }

    /** As dumps have it. */
    Json json() {
        Json json = Json.array().add(keyword);
        if (keyword.equals("COMMENT") || keyword.equals("HISTORY")) {
            json.add("commentary").add(value);
        } else if (value instanceof Long whole) {
            json.add("integer").add(whole.toString());
        } else if (value instanceof Double real) {
            json.add("real").add(Double.toHexString(real));
        } else if (value instanceof Boolean logical) {
            json.add("logical").add(logical);
        } else {
            json.add("text").add(value);
        }
        return json.add(comment == null ? "" : comment);
    }
}
