// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Optional;

/**
 * The format of a column of an ASCII table, TFORMn (FITS 4.0, section 7.2.1).
 *
 * @param text the keyword's value as written
 * @param code one of {@code AIFED}; what numbers look like is the same for F, E and D
 * @param width characters of the field; 0 only for text
 * @param decimals digits after the decimal point of a number that is written without one
 */
public record AsciiForm(String text, char code, int width, int decimals) implements ColumnForm {
    private static final String CODES = "AIFED";
    private static final int MAX_DIGITS = 9;

    /** The widest integers that an int holds whatever their digits. */
    private static final int INT_WIDTH = 9;

    /** The same of a long. */
    private static final int LONG_WIDTH = 18;

    /**
     * Parses a format. What Fortran allows beyond FITS, {@code Iw.m}, {@code Ew.dEe} and {@code Fw}, is no reason to refuse it.
     *
     * @return empty if the text is no format
     */
    static Optional<AsciiForm> parse(String text) {
        String form = text.strip();
        char code = form.isEmpty() ? ' ' : Character.toUpperCase(form.charAt(0));
        int point = digits(form, 1);
        if (CODES.indexOf(code) < 0 || point == 1 || point > 1 + MAX_DIGITS) {
            return Optional.empty();
        }
        int width = Integer.parseInt(form.substring(1, point));
        if (width == 0 && code != 'A') {
            return Optional.empty();
        }
        int end = point;
        int decimals = 0;
        if (code != 'A' && point < form.length() && form.charAt(point) == '.') {
            end = digits(form, point + 1);
            if (end == point + 1 || end > point + 1 + MAX_DIGITS) {
                return Optional.empty();
            }
            decimals = Integer.parseInt(form.substring(point + 1, end));
            if (code != 'I' && end + 1 < form.length() && (form.charAt(end) & ~0x20) == 'E') {
                int exponent = digits(form, end + 1);
                end = exponent == end + 1 ? end : exponent;
            }
        }
        return end == form.length()
                ? Optional.of(new AsciiForm(text, code, width, code == 'I' ? 0 : decimals))
                : Optional.empty();
    }

    /** What the cells are if they are not scaled: the narrowest integer that holds whatever fits into the field. */
    ElementType elementType() {
        return switch (code) {
            case 'A' -> ElementType.STRING;
            case 'I' ->
                width <= INT_WIDTH ? ElementType.INT : width <= LONG_WIDTH ? ElementType.LONG : ElementType.DECIMAL;
            default -> ElementType.DOUBLE;
        };
    }

    @Override
    public boolean isDescriptor() {
        return false;
    }

    @Override
    public boolean isNumber() {
        return code != 'A';
    }

    /** Where the digits that begin at an index end. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
