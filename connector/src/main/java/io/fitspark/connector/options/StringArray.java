// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.ArrayList;
import java.util.List;

/** Reads a JSON array of strings, the form in which Spark hands over several paths. */
public final class StringArray {
    private final String text;
    private int at;

    private StringArray(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is anything else */
    public static List<String> parse(String text) {
        return new StringArray(text).array();
    }

    private List<String> array() {
        List<String> values = new ArrayList<>();
        expect('[');
        if (!skip(']')) {
            do {
                values.add(string());
            } while (skip(','));
            expect(']');
        }
        blanks();
        if (at != text.length()) {
            throw malformed();
        }
        return values;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw malformed();
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw malformed();
        };
    }

    private char next() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at++);
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw malformed();
        }
    }

    private boolean skip(char wanted) {
        blanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("Not a JSON array of strings: " + text);
    }
}
