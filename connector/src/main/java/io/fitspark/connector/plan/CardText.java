// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import io.fitspark.fits.header.CardValue;

/** The value of a card as text, and the name of its type. */
public final class CardText {
    private CardText() {}

    /** Strings as they are, numbers as Java writes them, T or F; null for an undefined value. */
    public static String of(CardValue value) {
        if (value instanceof CardValue.Text text) {
            return text.text();
        }
        if (value instanceof CardValue.Logical logical) {
            return logical.value() ? "T" : "F";
        }
        if (value instanceof CardValue.Int integer) {
            return Long.toString(integer.value());
        }
        if (value instanceof CardValue.BigInt integer) {
            return integer.value().toString();
        }
        if (value instanceof CardValue.Real real) {
            return Double.toString(real.value());
        }
        if (value instanceof CardValue.Complex complex) {
            return "(" + complex.re() + ", " + complex.im() + ")";
        }
        if (value instanceof CardValue.Commentary commentary) {
            return commentary.text();
        }
        return value instanceof CardValue.Unreadable unreadable ? unreadable.text() : null;
    }

    /** Its type, as the view of cards names it. */
    public static String typeOf(CardValue value) {
        if (value instanceof CardValue.Text) {
            return "string";
        }
        if (value instanceof CardValue.Logical) {
            return "logical";
        }
        if (value instanceof CardValue.Int || value instanceof CardValue.BigInt) {
            return "integer";
        }
        if (value instanceof CardValue.Real) {
            return "real";
        }
        if (value instanceof CardValue.Complex) {
            return "complex";
        }
        if (value instanceof CardValue.Commentary) {
            return "comment";
        }
        return value instanceof CardValue.Undefined ? "undefined" : "unreadable";
    }
}
