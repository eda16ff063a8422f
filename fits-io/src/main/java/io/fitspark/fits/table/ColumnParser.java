// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;
import static io.fitspark.fits.FitsFormatException.Kind.LIMIT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.Header;

/** Makes columns from their keywords. */
final class ColumnParser {
    private static final int MAX_FIELDS = 999;

    private final String file;
    private final BinTableHdu hdu;
    private final Header header;
    private final String formKeyword;
    private final List<FitsWarning> warnings;

    /**
     * @param formKeyword what gives the formats: TFORM, or ZFORM of a compressed table
     */
    ColumnParser(String file, BinTableHdu hdu, String formKeyword, List<FitsWarning> warnings) {
        this.file = file;
        this.hdu = hdu;
        this.header = hdu.header();
        this.formKeyword = formKeyword;
        this.warnings = warnings;
    }

    /**
     * All columns of the table, which must fit into a row.
     *
     * @param declared bytes of a row, as {@code widthKeyword} says
     */
    List<Column> all(long declared, String widthKeyword) throws FitsFormatException {
        int fields = hdu.fields();
        if (fields > MAX_FIELDS) {
            throw error(BAD_HEADER, "TFIELDS is " + fields + ", more than " + MAX_FIELDS, "TFIELDS");
        }
        List<Column> columns = new ArrayList<>(fields);
        long offset = 0;
        for (int index = 0; index < fields; index++) {
            Column column = parse(index, offset);
            columns.add(column);
            try {
                offset = Math.addExact(offset, column.rowBytes());
            } catch (ArithmeticException e) {
                throw error(BAD_HEADER, "the columns take more than 2^63 bytes", formKeyword + (index + 1));
            }
        }
        String widths = widthKeyword + " is " + declared + ", but the columns take ";
        if (offset > declared) {
            throw error(BAD_HEADER, widths + offset + " bytes", widthKeyword);
        }
        if (offset < declared) {
            warn(widthKeyword, widths + "only " + offset + " bytes");
        }
        return columns;
    }

    private Column parse(int index, long rowOffset) throws FitsFormatException {
        int n = index + 1;
        TForm form = form(formKeyword + n);
        long rowBytes = rowBytes(form, formKeyword + n);
        ColumnKeywords keywords = keywords(form, n);
        Scaling scaling = Scaling.of(form, keywords.tscal(), keywords.tzero());
        ElementType element = scaling.elementType(form.element());
        List<Integer> axes = axes(form, keywords.tdim(), "TDIM" + n);
        int stringWidth = 0;
        if (form.element() == 'A') {
            stringWidth = axes.isEmpty() ? (int) form.repeat() : axes.get(0);
            axes = axes.isEmpty() ? axes : axes.subList(1, axes.size());
        } else if (axes.isEmpty() && form.repeat() != 1) {
            axes = List.of((int) form.repeat());
        }
        if (!form.isDescriptor()) {
            return new Column(
                    index,
                    form,
                    rowOffset,
                    rowBytes,
                    new ColumnType(element, reversed(axes), false),
                    stringWidth,
                    keywords);
        }
        boolean text = form.element() == 'A' && axes.isEmpty();
        List<Integer> inner = axes.isEmpty() || keywords.tdim() == null ? List.of() : axes.subList(0, axes.size() - 1);
        ColumnType type = new ColumnType(element, reversed(inner), !text);
        return new Column(index, form, rowOffset, rowBytes, type, text ? 0 : stringWidth, keywords);
    }

    private TForm form(String keyword) throws FitsFormatException {
        String text = header.string(keyword).orElseThrow(() -> error(BAD_HEADER, keyword + " is missing", keyword));
        TForm form = TForm.parse(text)
                .orElseThrow(() -> error(BAD_HEADER, keyword + " is no column format: '" + text + "'", keyword));
        if (!form.isDescriptor() && form.repeat() > Integer.MAX_VALUE - 8) {
            throw error(
                    LIMIT, keyword + " has " + form.repeat() + " elements in a row, more than a Java array", keyword);
        }
        if (text.indexOf(form.code()) < 0) {
            warn(keyword, keyword + " is in lower case: '" + text + "'");
        }
        return form;
    }

    private long rowBytes(TForm form, String keyword) throws FitsFormatException {
        try {
            return form.rowBytes();
        } catch (ArithmeticException e) {
            throw error(BAD_HEADER, keyword + " takes more than 2^63 bytes in a row: '" + form.text() + "'", keyword);
        }
    }

    private ColumnKeywords keywords(TForm form, int n) throws FitsFormatException {
        String comment = text("TCOMM" + n);
        return new ColumnKeywords(
                text("TTYPE" + n),
                text("TDIM" + n),
                text("TUNIT" + n),
                text("TDISP" + n),
                text("TUCD" + n),
                comment != null
                        ? comment
                        : header.card("TTYPE" + n)
                                .map(Card::comment)
                                .filter(c -> !c.isBlank())
                                .orElse(null),
                nullValue(form, "TNULL" + n),
                form.isNumber() ? number("TSCAL" + n, 1) : 1,
                form.isNumber() ? number("TZERO" + n, 0) : 0);
    }

    private Long nullValue(TForm form, String keyword) throws FitsFormatException {
        if (header.card(keyword).isEmpty()) {
            return null;
        }
        if (!form.isInteger()) {
            warn(keyword, keyword + " has no meaning for a column of format " + form.text());
            return null;
        }
        return header.integer(keyword).isPresent() ? header.integer(keyword).getAsLong() : null;
    }

    private double number(String keyword, double missing) throws FitsFormatException {
        double value = header.real(keyword).orElse(missing);
        if (!Double.isFinite(value) || (value == 0 && keyword.startsWith("TSCAL"))) {
            throw error(BAD_HEADER, keyword + " is " + value, keyword);
        }
        return value;
    }

    /** Axis lengths in FITS order, for A with the string's width first; empty where the column is a scalar or a plain vector. */
    private List<Integer> axes(TForm form, String tdim, String keyword) throws FitsFormatException {
        if (tdim == null || (!form.isDescriptor() && form.repeat() == 0)) {
            return substrings(form);
        }
        long[] lengths = TDim.parse(tdim)
                .orElseThrow(() -> error(BAD_HEADER, keyword + " is no list of axes: '" + tdim + "'", keyword));
        if (lengths.length > TDim.MAX_AXES) {
            throw error(LIMIT, keyword + " has " + lengths.length + " axes, more than " + TDim.MAX_AXES, keyword);
        }
        long product = product(lengths, form.isDescriptor() ? lengths.length - 1 : lengths.length, keyword);
        if (!form.isDescriptor() && product > form.repeat()) {
            throw error(
                    BAD_HEADER,
                    keyword + " " + tdim + " has " + product + " elements, the format " + form.text() + " fewer",
                    keyword);
        }
        if (!form.isDescriptor() && product < form.repeat()) {
            warn(
                    keyword,
                    keyword + " " + tdim + " has " + product + " elements of the " + form.repeat()
                            + "; the rest is passed over");
        }
        List<Integer> axes = new ArrayList<>(lengths.length);
        for (long length : lengths) {
            axes.add((int) Math.min(length, Integer.MAX_VALUE));
        }
        return axes;
    }

    private static List<Integer> substrings(TForm form) {
        int width = form.substring();
        return width == 0 || width > form.repeat() ? List.of() : List.of(width, (int) (form.repeat() / width));
    }

    private long product(long[] lengths, int count, String keyword) throws FitsFormatException {
        long product = 1;
        for (int i = 0; i < count; i++) {
            try {
                product = Math.multiplyExact(product, lengths[i]);
            } catch (ArithmeticException e) {
                product = Long.MAX_VALUE;
            }
        }
        if (product > Integer.MAX_VALUE) {
            throw error(BAD_HEADER, keyword + " has more than 2^31 elements", keyword);
        }
        return product;
    }

    private static List<Integer> reversed(List<Integer> axes) {
        List<Integer> shape = new ArrayList<>(axes);
        Collections.reverse(shape);
        return shape;
    }

    /** A keyword that describes only: a value of another type is passed over with a warning. */
    private String text(String keyword) {
        try {
            return header.string(keyword).orElse(null);
        } catch (FitsFormatException e) {
            warn(keyword, keyword + " is not a string");
            return null;
        }
    }

    private void warn(String keyword, String message) {
        warnings.add(new FitsWarning(hdu.entry().index(), hdu.entry().headerOffset(), keyword, message));
    }

    private FitsFormatException error(FitsFormatException.Kind kind, String problem, String keyword) {
        return FitsFormatException.of(kind, problem)
                .file(file)
                .hdu(hdu.entry().index())
                .keyword(keyword)
                .build();
    }
}
