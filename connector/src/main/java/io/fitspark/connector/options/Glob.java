// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.io.Serializable;
import java.util.Locale;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one, all others for themselves in either case.
 *
 * @param pattern as written
 */
public record Glob(String pattern) implements Serializable {
    /** Whether a text has a character that only a pattern has. */
    static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether the name as a whole fits; in time proportional to both lengths. */
    public boolean matches(String name) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String given = name.toLowerCase(Locale.ROOT);
        int p = 0;
        int g = 0;
        int star = -1;
        int resume = 0;
        while (g < given.length()) {
            char next = p < wanted.length() ? wanted.charAt(p) : 0;
            if (next == '*') {
                star = p++;
                resume = g;
            } else if (p < wanted.length() && (next == '?' || next == given.charAt(g))) {
                p++;
                g++;
            } else if (star >= 0) {
                p = star + 1;
                g = ++resume;
            } else {
                return false;
            }
        }
        while (p < wanted.length() && wanted.charAt(p) == '*') {
            p++;
        }
        return p == wanted.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
