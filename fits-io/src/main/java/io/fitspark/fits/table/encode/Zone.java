// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.Optional;

/**
 * What is known of a column in one tile, as it is read.
 *
 * @param elements elements, all of them
 * @param nulls elements that are null; of strings, those that are empty
 * @param nans real numbers that are NaN, complex numbers of which a part is
 * @param bounds the range of all others; empty if there is none, or it is not known
 */
public record Zone(long elements, long nulls, long nans, Optional<Bounds> bounds) {

    /** A range that holds all elements of a tile but null ones and NaN; its ends need not occur. */
    public sealed interface Bounds {}

    /**
     * Of BOOLEAN (0 or 1), BYTE, SHORT, INT, LONG and DECIMAL; of ULONG less 2^63.
     *
     * @param min the smallest
     * @param max the largest
     */
    public record Integers(long min, long max) implements Bounds {}

    /**
     * Of FLOAT and DOUBLE.
     *
     * @param min the smallest
     * @param max the largest
     */
    public record Reals(double min, double max) implements Bounds {}

    /**
     * Of STRING, in the order of UTF-8 bytes and without trailing blanks; cut short and rounded outward.
     *
     * @param min not above any string
     * @param max not below any string; empty if no text is known to be so
     */
    public record Strings(String min, Optional<String> max) implements Bounds {}
}
