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

    /**
     * All tables whose EXTNAME fits a pattern, those of each file in order.
     *
     * @param extver null for any EXTVER
     */
    record ByGlob(Glob extname, Integer extver) implements HduSelector {
        @Override
        public String toString() {
            return extver == null ? extname.toString() : extname + "," + extver;
        }
    }

    /** Reads {@code 2}, {@code EVENTS}, {@code EVENTS,3}, {@code SCI*} or {@code *}. */
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
        int comma = stripped.lastIndexOf(',');
        if (comma > 0 && stripped.substring(comma + 1).strip().matches("[+-]?\\d+")) {
            int extver = number(text, stripped.substring(comma + 1).strip());
            return named(stripped.substring(0, comma).strip(), extver);
        }
        return named(stripped, null);
    }

    private static HduSelector named(String name, Integer extver) {
        return Glob.isGlob(name) ? new ByGlob(new Glob(name), extver) : new ByName(name, extver);
    }

    private static int number(String text, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw bad(text);
        }
    }

    private static RuntimeException bad(String text) {
        return FitsErrors.badOptionValue("hdu", text, "an index from 0, NAME, NAME,VER, or a pattern such as SCI*");
    }
}
