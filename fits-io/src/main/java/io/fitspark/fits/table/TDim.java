// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Optional;

/** The value of TDIMn, {@code (l,m,n...)}: axis lengths, the first varies fastest (FITS 4.0, section 7.3.2). */
final class TDim {
    /** More levels of nested arrays than this have no use and make schemas that nothing can print. */
    static final int MAX_AXES = 32;

    private TDim() {}

    /**
     * Parses a list of axis lengths.
     *
     * @return empty if the text is no list of non-negative whole numbers below 10^18
     */
    static Optional<long[]> parse(String text) {
        String list = text.strip();
        if (list.length() < 3 || list.charAt(0) != '(' || list.charAt(list.length() - 1) != ')') {
            return Optional.empty();
        }
        String[] parts = list.substring(1, list.length() - 1).split(",", -1);
        long[] lengths = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.isEmpty() || part.length() > 18 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            lengths[i] = Long.parseLong(part);
        }
        return Optional.of(lengths);
    }
}
