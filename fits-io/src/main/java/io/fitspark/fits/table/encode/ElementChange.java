// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.Arrays;
import java.util.Objects;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;

/**
 * Changes stored elements where a column turned out to be another than was thought: strings of another width, another integer for null.
 * Safe for concurrent use.
 */
public final class ElementChange {
    private final Column from;
    private final Column to;
    private final boolean strings;
    private final boolean nulls;

    /**
     * @param from the column as the elements are stored
     * @param to the same column with another width of its strings or another TNULL
     * @throws IllegalArgumentException if they differ in more than that
     */
    public ElementChange(Column from, Column to) {
        char element = from.tform().element();
        if (element != to.tform().element()
                || from.form().isDescriptor() != to.form().isDescriptor()
                || from.tform().isInteger()
                        && from.tform().repeat() != to.tform().repeat()) {
            throw new IllegalArgumentException(
                    from.form().text() + " cannot become " + to.form().text());
        }
        this.from = from;
        this.to = to;
        this.strings = element == 'A' && from.stringWidth() != to.stringWidth();
        this.nulls = !Objects.equals(from.nullValue(), to.nullValue());
    }

    /** Whether stored elements may have to change. */
    public boolean isNeeded() {
        return strings || nulls;
    }

    /** Bytes that so many bytes of elements become. */
    public int length(int bytes) {
        return strings ? Math.multiplyExact(bytes / Math.max(1, from.stringWidth()), to.stringWidth()) : bytes;
    }

    /**
     * Changes elements.
     *
     * @param source big-endian elements
     * @param target has room for {@link #length} bytes
     * @param elementsInRow elements, or bytes of strings, that belong to a row; for messages
     * @param tableRow number in the table of the first row, for messages
     * @throws FitsWriteException if a string is longer than the new width, a null has no number any more, or a number became that of null
     */
    public void apply(byte[] source, int at, int bytes, byte[] target, int targetAt, long elementsInRow, long tableRow)
            throws FitsWriteException {
        if (strings) {
            widen(source, at, bytes, target, targetAt, elementsInRow, tableRow);
            return;
        }
        System.arraycopy(source, at, target, targetAt, bytes);
        if (nulls) {
            int width = from.tform().elementBytes();
            for (int i = 0; i < bytes / width; i++) {
                changeNull(target, targetAt + i * width, width, tableRow + i / Math.max(1, elementsInRow));
            }
        }
    }

    private void widen(byte[] source, int at, int bytes, byte[] target, int targetAt, long elementsInRow, long tableRow)
            throws FitsWriteException {
        int before = from.stringWidth();
        int after = to.stringWidth();
        int kept = Math.min(before, after);
        for (int i = 0; before > 0 && i < bytes / before; i++) {
            int p = at + i * before;
            for (int k = kept; k < before; k++) {
                if (source[p + k] != 0 && source[p + k] != ' ') {
                    throw error(
                            "a string has more than " + after + " bytes",
                            tableRow + (long) i * before / Math.max(1, elementsInRow));
                }
                if (source[p + k] == 0) {
                    break;
                }
            }
            int q = targetAt + i * after;
            System.arraycopy(source, p, target, q, kept);
            Arrays.fill(target, q + kept, q + after, (byte) 0);
        }
    }

    private void changeNull(byte[] bytes, int at, int width, long row) throws FitsWriteException {
        long value = integer(bytes, at, width);
        Long old = from.nullValue();
        Long now = to.nullValue();
        if (old != null && value == old) {
            if (now == null) {
                throw error("there is a null, but the column has no TNULL", row);
            }
            put(bytes, at, width, now);
        } else if (now != null && value == now) {
            throw error("the value " + value + " is stored, which TNULL makes null", row);
        }
    }

    private static long integer(byte[] bytes, int at, int width) {
        return switch (width) {
            case 1 -> bytes[at] & 0xFF;
            case 2 -> (short) BigEndian.SHORT.get(bytes, at);
            case 4 -> (int) BigEndian.INT.get(bytes, at);
            default -> (long) BigEndian.LONG.get(bytes, at);
        };
    }

    private static void put(byte[] bytes, int at, int width, long value) {
        switch (width) {
            case 1 -> bytes[at] = (byte) value;
            case 2 -> BigEndian.SHORT.set(bytes, at, (short) value);
            case 4 -> BigEndian.INT.set(bytes, at, (int) value);
            default -> BigEndian.LONG.set(bytes, at, value);
        }
    }

    private FitsWriteException error(String problem, long row) {
        return FitsWriteException.of(problem).column(to.name()).row(row).build();
    }
}
