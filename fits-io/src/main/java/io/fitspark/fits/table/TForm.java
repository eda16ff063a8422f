// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Optional;

/**
 * The format of a binary table column, TFORMn (FITS 4.0, section 7.3.1).
 *
 * @param text the keyword's value as written
 * @param repeat elements in the row; for P and Q the number of descriptors, 0 or 1
 * @param code one of {@code LXBIJKAEDCMPQ}
 * @param element code of the elements in the heap for P and Q, else equal to {@code code}
 * @param substring width of the strings that {@code rA:SSTRw} announces, 0 where there is none
 */
public record TForm(String text, long repeat, char code, char element, int substring) implements ColumnForm {
    private static final String CODES = "LXBIJKAEDCMPQ";

    /**
     * Parses a format; text after the code has no meaning to the standard and is passed over.
     *
     * @return empty if the text is no format
     */
    public static Optional<TForm> parse(String text) {
        int at = skipBlanks(text, 0);
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at - digits > 18 || at == text.length()) {
            return Optional.empty();
        }
        long repeat = at == digits ? 1 : Long.parseLong(text.substring(digits, at));
        char code = Character.toUpperCase(text.charAt(at++));
        if (CODES.indexOf(code) < 0) {
            return Optional.empty();
        }
        char element = code;
        if (code == 'P' || code == 'Q') {
            if (at == text.length() || repeat > 1) {
                return Optional.empty();
            }
            element = Character.toUpperCase(text.charAt(at));
            if (CODES.indexOf(element) < 0 || element == 'P' || element == 'Q') {
                return Optional.empty();
            }
        }
        return Optional.of(new TForm(text, repeat, code, element, code == 'A' ? substring(text, at) : 0));
    }

    @Override
    public boolean isDescriptor() {
        return code == 'P' || code == 'Q';
    }

    /** Bytes that the column takes in a row; overflows as an {@link ArithmeticException}. */
    public long rowBytes() {
        return isDescriptor() ? repeat * descriptorBytes() : bytes(repeat);
    }

    /** Bytes of one descriptor. */
    public int descriptorBytes() {
        return code == 'P' ? 8 : 16;
    }

    /** Bytes of {@code count} stored elements. */
    public long bytes(long count) {
        return element == 'X' ? count / 8 + (count % 8 == 0 ? 0 : 1) : Math.multiplyExact(count, elementBytes());
    }

    /** Bytes of a stored element; bits are packed and have none. */
    public int elementBytes() {
        return switch (element) {
            case 'L', 'B', 'A' -> 1;
            case 'I' -> 2;
            case 'J', 'E' -> 4;
            case 'K', 'D', 'C' -> 8;
            case 'M' -> 16;
            default -> throw new AssertionError(element);
        };
    }

    /** Whether the elements are stored integers, the only ones that TNULLn applies to. */
    public boolean isInteger() {
        return "BIJK".indexOf(element) >= 0;
    }

    @Override
    public boolean isNumber() {
        return "BIJKEDCM".indexOf(element) >= 0;
    }

    /** The registered substring array convention: {@code rA:SSTRw} or {@code rA:SSTRw/ddd}. */
    private static int substring(String text, int at) {
        if (!text.startsWith(":SSTR", at)) {
            return 0;
        }
        int start = at + 5;
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == start || end - start > 9 ? 0 : Integer.parseInt(text.substring(start, end));
    }

    private static int skipBlanks(String text, int at) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
