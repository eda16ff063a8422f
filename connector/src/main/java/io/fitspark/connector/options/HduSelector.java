// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.io.Serializable;

import io.fitspark.connector.FitsErrors;

/** What the option {@code hdu} says. */
public sealed interface HduSelector extends Serializable {
    /** No option: the first table of the first file, and its namesake or its index in the others. */
    record FirstTable() implements HduSelector {
        @Override
        public String toString() {
            return "(first table)";
        }
    }

    /** By position, the primary HDU being 0. */
    record ByIndex(int index) implements HduSelector {
        @Override
        public String toString() {
            return Integer.toString(index);
        }
    }

    /**
     * By EXTNAME, compared without regard to case.
     *
     * @param extver null for the first HDU of that name
     */
    record ByName(String extname, Integer extver) implements HduSelector {
        @Override
        public String toString() {
            return extver == null ? extname : extname + "," + extver;
        }
    }

    /** Reads {@code 2}, {@code EVENTS} or {@code EVENTS,3}. */
    static HduSelector parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw bad(text);
        }
        if (stripped.matches("[+-]?\\d+")) {
            int index = number(text, stripped);
            if (index < 0) {
                throw bad(text);
            }
            return new ByIndex(index);
        }
        if (stripped.indexOf('*') >= 0 || stripped.indexOf('?') >= 0) {
            throw FitsErrors.notSupportedYet(
                    "Several HDUs as one dataset (hdu=" + stripped + ") are", "Name one HDU in the option 'hdu'.");
        }
        int comma = stripped.lastIndexOf(',');
        if (comma > 0 && stripped.substring(comma + 1).strip().matches("[+-]?\\d+")) {
            int extver = number(text, stripped.substring(comma + 1).strip());
            return new ByName(stripped.substring(0, comma).strip(), extver);
        }
        return new ByName(stripped, null);
    }

    private static int number(String text, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw bad(text);
        }
    }

    private static RuntimeException bad(String text) {
        return FitsErrors.badOptionValue("hdu", text, "an index from 0, NAME or NAME,VER");
    }
}
