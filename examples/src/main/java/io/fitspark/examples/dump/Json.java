// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import java.util.Locale;

/** The text of JSON objects and arrays, in ASCII. A value that is not a string, number or boolean must be one of these itself. */
public final class Json {
    private final StringBuilder text = new StringBuilder();
    private final char end;

    private Json(char start, char end) {
        this.end = end;
        text.append(start);
    }

    public static Json object() {
        return new Json('{', '}');
    }

    public static Json array() {
        return new Json('[', ']');
    }

    /** Adds a member to an object. */
    public Json put(String key, Object value) {
        separate();
        append(key);
        text.append(':');
        append(value);
        return this;
    }

    /** Adds an element to an array. */
    public Json add(Object value) {
        separate();
        append(value);
        return this;
    }

    public static Json of(Iterable<?> values) {
        Json array = array();
        values.forEach(array::add);
        return array;
    }

    private void separate() {
        if (text.length() > 1) {
            text.append(',');
        }
    }

    private void append(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof Json) {
            text.append(value);
            return;
        }
        text.append('"');
        value.toString().chars().forEach(c -> {
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                text.append((char) c);
            } else {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString() + end;
    }
}
