// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.AsciiForm;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.Scaling;
import io.fitspark.fits.table.Strided;

/** Encodes the fields of an ASCII table: numbers at the right of their fields, strings at the left. */
final class AsciiEncoder extends CellEncoder {
    private final AsciiForm form;
    private final NonAscii nonAscii;
    private final boolean scaled;
    private final double scale;
    private final double zero;
    private final byte[] nullText;

    /** Characters written for null; none where TNULL is wider than the field, which then is blank. */
    private final int nullLength;

    private final AsciiNumber number = new AsciiNumber();

    AsciiEncoder(Column column, AsciiForm form, NonAscii nonAscii) {
        super(column);
        this.form = form;
        this.nonAscii = nonAscii;
        this.scaled = column.scaling() == Scaling.LINEAR;
        this.scale = column.keywords().tscal();
        this.zero = column.keywords().tzero();
        this.nullText =
                column.nullText() == null ? null : column.nullText().strip().getBytes(StandardCharsets.UTF_8);
        this.nullLength = nullText == null || nullText.length > form.width() ? 0 : nullText.length;
    }

    @Override
    void store(ColumnVector cells, int first, Strided to, int from, long tableRow) throws FitsWriteException {
        byte[] dst = to.bytes();
        for (int r = 0; r < to.rows(); r++) {
            int p = to.offset() + r * to.stride();
            int i = first + r;
            boolean isNull = cells.hasNulls() && cells.nulls()[i];
            if (isNull) {
                if (nullLength > 0) {
                    System.arraycopy(nullText, 0, dst, p, nullLength);
                }
                StringStores.pad(dst, p + nullLength, p + form.width(), (byte) ' ');
            } else if (form.isNumber()) {
                number(cells, i, dst, p, tableRow + r);
            } else {
                string(cells, i, dst, p, tableRow + r);
            }
        }
    }

    private void string(ColumnVector cells, int i, byte[] dst, int p, long row) throws FitsWriteException {
        byte[] src = cells.stringBytes();
        int start = cells.stringStarts()[i];
        int length = cells.stringLengths()[i];
        if (length > form.width()) {
            throw error("a string of " + length + " bytes is longer than the width of " + form.width(), row);
        }
        long odd = StringStores.copy(src, start, dst, p, length, nonAscii == NonAscii.UTF8);
        if (StringStores.isOdd(odd)) {
            throw error(StringStores.problem(src, start, start + length, nonAscii), row);
        }
        StringStores.pad(dst, p + length, p + form.width(), (byte) ' ');
        requireNotNull(dst, p, row);
    }

    private void number(ColumnVector cells, int i, byte[] dst, int p, long row) throws FitsWriteException {
        switch (cells.type().element()) {
            case INT -> number.integer(cells.ints()[i]);
            case LONG -> number.integer(cells.longs()[i]);
            case DECIMAL -> decimal(cells.longs()[2 * i], cells.longs()[2 * i + 1]);
            default -> real(cells.doubles()[i], row);
        }
        int blanks = form.width() - number.length();
        if (blanks < 0) {
            String text = new String(number.bytes(), number.start(), number.length(), StandardCharsets.US_ASCII);
            throw error("the number " + text + " is wider than the format " + form.text(), row);
        }
        StringStores.pad(dst, p, p + blanks, (byte) ' ');
        System.arraycopy(number.bytes(), number.start(), dst, p + blanks, number.length());
        requireNotNull(dst, p, row);
    }

    private void decimal(long upper, long lower) {
        if (upper == lower >> (Long.SIZE - 1)) {
            number.integer(lower);
        } else {
            BigInteger low = new BigInteger(Long.toUnsignedString(lower));
            number.integer(BigInteger.valueOf(upper).shiftLeft(Long.SIZE).add(low));
        }
    }

    private void real(double value, long row) throws FitsWriteException {
        double stored = scaled ? (value - zero) / scale : value;
        if (!Double.isFinite(stored)) {
            throw error(
                    Double.isFinite(value)
                            ? "the value " + value + " is beyond a double with TSCAL " + scale + " and TZERO " + zero
                            : "an ASCII table has no " + value + "; it can be null",
                    row);
        }
        switch (form.code()) {
            case 'I' -> whole(Math.rint(stored));
            case 'F' -> number.fixed(stored, form.decimals());
            default -> number.exponential(stored, form.decimals(), form.code());
        }
    }

    private void whole(double value) {
        if (Math.abs(value) < 0x1p63) {
            number.integer((long) value);
        } else {
            number.integer(new BigDecimal(value).toBigInteger());
        }
    }

    /** Refuses a field that would be read as null. */
    private void requireNotNull(byte[] dst, int at, long row) throws FitsWriteException {
        if (nullText == null) {
            return;
        }
        int start = at;
        int end = at + form.width();
        while (start < end && dst[start] == ' ') {
            start++;
        }
        while (end > start && dst[end - 1] == ' ') {
            end--;
        }
        boolean same = end - start == nullText.length;
        for (int i = 0; same && i < nullText.length; i++) {
            same = dst[start + i] == nullText[i];
        }
        if (same) {
            String text = new String(nullText, StandardCharsets.US_ASCII);
            throw error("the value '" + text + "' would be read as null, because it equals TNULL", row);
        }
    }
}
