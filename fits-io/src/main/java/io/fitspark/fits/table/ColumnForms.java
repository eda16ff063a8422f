// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats as they are written: in upper case, and without what the standard gives no meaning. */
final class ColumnForms {
    private static final Pattern BINARY =
            Pattern.compile("[0-9]*[LXBIJKAEDCM]|[0-9]*A:SSTR[0-9]+(/[0-9]+)?|[01]?[PQ][LXBIJKAEDCM](\\([0-9]*\\))?");
    private static final Pattern ASCII = Pattern.compile("[AI][0-9]+|[FED][0-9]+\\.[0-9]+");

    private ColumnForms() {}

    /** The text of a format to be written; that of the longest cell of a P or Q column is left out. */
    static String text(ColumnForm form) {
        String upper = form.text().strip().toUpperCase(Locale.ROOT);
        if (form instanceof TForm binary) {
            if (binary.isDescriptor()) {
                return (binary.repeat() == 0 ? "0" : "1") + binary.code() + binary.element();
            }
            return BINARY.matcher(upper).matches() ? upper : binary.repeat() + String.valueOf(binary.code());
        }
        AsciiForm ascii = (AsciiForm) form;
        if (ASCII.matcher(upper).matches()) {
            return upper;
        }
        String width = ascii.code() + Integer.toString(ascii.width());
        return ascii.code() == 'A' || ascii.code() == 'I' ? width : width + '.' + ascii.decimals();
    }

    /** A P or Q format that says how many elements the longest cell has. */
    static TForm withLongest(TForm form, long longest) {
        String text = text(form) + '(' + longest + ')';
        return new TForm(text, form.repeat(), form.code(), form.element(), form.substring());
    }

    /** The same format with descriptors of 64 bits. */
    static TForm wide(TForm form) {
        String text = (form.repeat() == 0 ? "0Q" : "1Q") + form.element();
        return new TForm(text, form.repeat(), 'Q', form.element(), form.substring());
    }

    static boolean isBinary(String text) {
        return BINARY.matcher(text).matches();
    }

    static boolean isAscii(String text) {
        return ASCII.matcher(text).matches();
    }

    /** A column's TNULL; null if it has none, or one that no stored integer equals. */
    static Long nullValue(Column column) {
        Long tnull = column.nullValue();
        if (tnull == null) {
            return null;
        }
        char code = column.tform().element();
        return tnull < IntegerRange.least(code) || tnull > IntegerRange.most(code) ? null : tnull;
    }

    /** The axes of a column's TDIM; empty if it has none or one that means nothing. */
    static List<Integer> dims(Column column) {
        String tdim = column.keywords().tdim();
        boolean none = tdim == null || column.isAscii();
        if (none || (!column.form().isDescriptor() && column.tform().repeat() == 0)) {
            return List.of();
        }
        return TDim.parse(tdim)
                .map(lengths -> Arrays.stream(lengths)
                        .mapToInt(length -> (int) Math.min(length, Integer.MAX_VALUE))
                        .boxed()
                        .toList())
                .orElse(List.of());
    }
}
