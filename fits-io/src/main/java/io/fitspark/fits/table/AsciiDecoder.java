// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/**
 * Decodes a column of an ASCII table. Numbers may stand anywhere in their fields; a blank one is null, as is what equals TNULLn. Blanks
 * within a number are passed over, as FITS once had it. Not safe for concurrent use.
 */
final class AsciiDecoder {
    private static final int SHOWN = 40;

    private final TableLayout layout;
    private final Column column;
    private final AsciiForm form;
    private final byte[] nullText;
    private final AsciiReal real = new AsciiReal();

    AsciiDecoder(TableLayout layout, Column column, AsciiForm form) {
        this.layout = layout;
        this.column = column;
        this.form = form;
        this.nullText =
                column.nullText() == null ? null : column.nullText().strip().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Decodes some fields.
     *
     * @param fields where they lie; one in each row
     * @param at the first of the rows within the batch
     * @param keep whether the bytes outlive the batch
     */
    void decode(ColumnVector to, Strided fields, int at, boolean keep, RowNumbers numbers) throws FitsFormatException {
        boolean anyNull =
                switch (column.type().element()) {
                    case INT -> ints(to, fields, at, numbers);
                    case LONG -> longs(to, fields, at, numbers);
                    case DECIMAL -> decimals(to, fields, at, numbers);
                    case DOUBLE -> doubles(to, fields, at, numbers);
                    case STRING -> strings(to, fields, at, keep);
                    default -> throw new AssertionError(column.type());
                };
        if (anyNull) {
            to.markNulls();
        }
    }

    private boolean ints(ColumnVector to, Strided fields, int at, RowNumbers numbers) throws FitsFormatException {
        byte[] src = fields.bytes();
        int[] ints = to.ints();
        boolean[] nulls = to.nulls();
        boolean any = false;
        for (int r = 0; r < fields.rows(); r++) {
            int from = fields.offset() + r * fields.stride();
            int start = start(src, from, from + form.width());
            int end = end(src, start, from + form.width());
            boolean isNull = isNull(src, start, end);
            ints[at + r] = isNull ? 0 : (int) integer(src, start, end, r, numbers);
            nulls[at + r] = isNull;
            any |= isNull;
        }
        return any;
    }

    private boolean longs(ColumnVector to, Strided fields, int at, RowNumbers numbers) throws FitsFormatException {
        byte[] src = fields.bytes();
        long[] longs = to.longs();
        boolean[] nulls = to.nulls();
        boolean any = false;
        for (int r = 0; r < fields.rows(); r++) {
            int from = fields.offset() + r * fields.stride();
            int start = start(src, from, from + form.width());
            int end = end(src, start, from + form.width());
            boolean isNull = isNull(src, start, end);
            longs[at + r] = isNull ? 0 : integer(src, start, end, r, numbers);
            nulls[at + r] = isNull;
            any |= isNull;
        }
        return any;
    }

    private long integer(byte[] src, int start, int end, int r, RowNumbers numbers) throws FitsFormatException {
        long value = AsciiIntegers.parse(src, start, end);
        if (value == AsciiIntegers.MALFORMED) {
            byte[] text = withoutBlanks(src, start, end);
            value = AsciiIntegers.parse(text, 0, text.length);
            if (value == AsciiIntegers.MALFORMED) {
                throw bad("no integer", src, start, end, numbers.row(r));
            }
        }
        return value;
    }

    private boolean decimals(ColumnVector to, Strided fields, int at, RowNumbers numbers) throws FitsFormatException {
        byte[] src = fields.bytes();
        long[] halves = to.longs();
        boolean[] nulls = to.nulls();
        boolean any = false;
        for (int r = 0; r < fields.rows(); r++) {
            int from = fields.offset() + r * fields.stride();
            int start = start(src, from, from + form.width());
            int end = end(src, start, from + form.width());
            boolean isNull = isNull(src, start, end);
            nulls[at + r] = isNull;
            any |= isNull;
            if (!isNull) {
                wide(src, start, end, halves, at + r, numbers.row(r));
            }
        }
        return any;
    }

    private void wide(byte[] src, int start, int end, long[] halves, int at, long row) throws FitsFormatException {
        AsciiIntegers.Wide found = AsciiIntegers.parseWide(src, start, end, halves, 2 * at);
        if (found == AsciiIntegers.Wide.MALFORMED) {
            byte[] text = withoutBlanks(src, start, end);
            found = AsciiIntegers.parseWide(text, 0, text.length, halves, 2 * at);
        }
        if (found != AsciiIntegers.Wide.NUMBER) {
            boolean malformed = found == AsciiIntegers.Wide.MALFORMED;
            throw bad(malformed ? "no integer" : "an integer of more than 20 digits", src, start, end, row);
        }
    }

    private boolean doubles(ColumnVector to, Strided fields, int at, RowNumbers numbers) throws FitsFormatException {
        byte[] src = fields.bytes();
        double[] doubles = to.doubles();
        boolean[] nulls = to.nulls();
        boolean linear = column.scaling() == Scaling.LINEAR;
        double scale = column.keywords().tscal();
        double zero = column.keywords().tzero();
        boolean any = false;
        for (int r = 0; r < fields.rows(); r++) {
            int from = fields.offset() + r * fields.stride();
            int start = start(src, from, from + form.width());
            int end = end(src, start, from + form.width());
            boolean isNull = isNull(src, start, end);
            double value = isNull ? 0 : real(src, start, end, r, numbers);
            doubles[at + r] = linear ? value * scale + zero : value;
            nulls[at + r] = isNull;
            any |= isNull;
        }
        return any;
    }

    private double real(byte[] src, int start, int end, int r, RowNumbers numbers) throws FitsFormatException {
        if (!isNumber(src, start, end)) {
            byte[] text = withoutBlanks(src, start, end);
            if (!isNumber(text, 0, text.length)) {
                throw bad(form.code() == 'I' ? "no integer" : "no number", src, start, end, numbers.row(r));
            }
        }
        return real.value();
    }

    private boolean isNumber(byte[] src, int start, int end) {
        return (form.code() != 'I' || AsciiIntegers.isInteger(src, start, end))
                && real.parse(src, start, end, form.decimals());
    }

    /** Text that equals TNULL but for the blanks around it is null. */
    private boolean strings(ColumnVector to, Strided fields, int at, boolean keep) {
        FixedDecoder.decode(to, fields, at, keep);
        if (nullText == null) {
            return false;
        }
        byte[] src = to.stringBytes();
        boolean[] nulls = to.nulls();
        boolean any = false;
        for (int i = at; i < at + fields.rows(); i++) {
            int end = to.stringStarts()[i] + to.stringLengths()[i];
            boolean isNull = isNullText(src, start(src, to.stringStarts()[i], end), end);
            nulls[i] = isNull;
            any |= isNull;
        }
        return any;
    }

    private boolean isNull(byte[] src, int start, int end) {
        return start == end || (nullText != null && isNullText(src, start, end));
    }

    private boolean isNullText(byte[] src, int start, int end) {
        boolean same = end - start == nullText.length;
        for (int i = 0; same && i < nullText.length; i++) {
            same = src[start + i] == nullText[i];
        }
        return same;
    }

    /** Programs in C may leave a NUL at the end of a number, or fill fields with them. */
    private static boolean isBlank(byte b) {
        return b == ' ' || b == 0;
    }

    private static int start(byte[] src, int from, int to) {
        int start = from;
        while (start < to && isBlank(src[start])) {
            start++;
        }
        return start;
    }

    private static int end(byte[] src, int start, int to) {
        int end = to;
        while (end > start && isBlank(src[end - 1])) {
            end--;
        }
        return end;
    }

    private static byte[] withoutBlanks(byte[] src, int start, int end) {
        byte[] text = new byte[end - start];
        int length = 0;
        for (int p = start; p < end; p++) {
            text[length] = src[p];
            length += src[p] == ' ' ? 0 : 1;
        }
        return Arrays.copyOf(text, length);
    }

    private FitsFormatException bad(String what, byte[] src, int start, int end, long row) {
        int shown = Math.min(end - start, SHOWN);
        StringBuilder text = new StringBuilder();
        for (int p = start; p < start + shown; p++) {
            text.append(src[p] >= ' ' && src[p] < 127 ? (char) src[p] : '?');
        }
        String more = shown < end - start ? "..." : "";
        return layout.error(Kind.BAD_VALUE, what + " in a field of format " + form.text() + ": '" + text + more + "'")
                .offset(layout.rowPosition(row) + column.rowOffset())
                .column(column.name())
                .row(row)
                .build();
    }
}
