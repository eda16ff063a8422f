// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** What one element of a column is once it is decoded, and the Java array that holds it. */
public enum ElementType {
    /** {@code byte[]}: 0 or 1. */
    BOOLEAN,
    /** {@code byte[]}: signed. */
    BYTE,
    /** {@code short[]}. */
    SHORT,
    /** {@code int[]}. */
    INT,
    /** {@code long[]}. */
    LONG,
    /** {@code long[]}: the bits of an unsigned number. */
    ULONG,
    /** {@code long[]}: the upper and the lower half of a signed 128-bit number in turn; of 20 digits at most. */
    DECIMAL,
    /** {@code float[]}. */
    FLOAT,
    /** {@code double[]}. */
    DOUBLE,
    /** {@code float[]}: real and imaginary part in turn. */
    COMPLEX_FLOAT,
    /** {@code double[]}: real and imaginary part in turn. */
    COMPLEX_DOUBLE,
    /** Slices of a {@code byte[]}, UTF-8. */
    STRING;

    /** Numbers of primitive array slots that one element takes. */
    public int slots() {
        return this == DECIMAL || this == COMPLEX_FLOAT || this == COMPLEX_DOUBLE ? 2 : 1;
    }
}
