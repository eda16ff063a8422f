// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.math.BigInteger;

/** What stands in the value field of a card. */
public sealed interface CardValue {

    /**
     * A character string, without trailing blanks; long strings are whole.
     *
     * @param text quotes and continuations resolved
     */
    record Text(String text) implements CardValue {}

    /**
     * T or F.
     *
     * @param value true for T
     */
    record Logical(boolean value) implements CardValue {}

    /**
     * An integer of at most 64 bits.
     *
     * @param value the number
     */
    record Int(long value) implements CardValue {}

    /**
     * An integer beyond 64 bits.
     *
     * @param value the number
     */
    record BigInt(BigInteger value) implements CardValue {}

    /**
     * A number with a decimal point or an exponent.
     *
     * @param value the nearest double; finite
     */
    record Real(double value) implements CardValue {}

    /**
     * A complex number, of integers or reals.
     *
     * @param re the real part
     * @param im the imaginary part
     */
    record Complex(double re, double im) implements CardValue {}

    /** A value field that is empty: the keyword is there, its value is not known. */
    record Undefined() implements CardValue {}

    /**
     * The text of a card that has no value: COMMENT, HISTORY, blank keywords, cards without {@code =}.
     *
     * @param text from column 9 on, without trailing blanks
     */
    record Commentary(String text) implements CardValue {}

    /**
     * A value field that is none of the others.
     *
     * @param text as written
     */
    record Unreadable(String text) implements CardValue {}
}
