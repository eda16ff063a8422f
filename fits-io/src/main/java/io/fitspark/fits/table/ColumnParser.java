// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;
import static io.fitspark.fits.FitsFormatException.Kind.LIMIT;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;

/** Makes columns from their keywords. */
final class ColumnParser {
    private final BinTableHdu hdu;
    private final ColumnHeader header;
    private final String formKeyword;

    /**
     * @param formKeyword what gives the formats: TFORM, or ZFORM of a compressed table
     */
    ColumnParser(String file, BinTableHdu hdu, String formKeyword, List<FitsWarning> warnings) {
        this.hdu = hdu;
        this.header = new ColumnHeader(file, hdu, warnings);
        this.formKeyword = formKeyword;
    }

    /**
     * All columns of the table, which must fit into a row.
     *
     * @param declared bytes of a row, as {@code widthKeyword} says
     */
    List<Column> all(long declared, String widthKeyword) throws FitsFormatException {
        int fields = hdu.fields();
        header.checkFields(fields);
        List<Column> columns = new ArrayList<>(fields);
        long offset = 0;
        for (int index = 0; index < fields; index++) {
            Column column = parse(index, offset);
            columns.add(column);
            try {
                offset = Math.addExact(offset, column.rowBytes());
            } catch (ArithmeticException e) {
                throw header.error(BAD_HEADER, "the columns take more than 2^63 bytes", formKeyword + (index + 1));
            }
        }
        String widths = widthKeyword + " is " + declared + ", but the columns take ";
        if (offset > declared) {
            throw header.error(BAD_HEADER, widths + offset + " bytes", widthKeyword);
        }
        if (offset < declared) {
            header.warn(widthKeyword, widths + "only " + offset + " bytes");
        }
        return columns;
    }

    private Column parse(int index, long rowOffset) throws FitsFormatException {
        int n = index + 1;
        TForm form = form(formKeyword + n);
        long rowBytes = rowBytes(form, formKeyword + n);
        ColumnKeywords keywords = header.keywords(form, n, header.text("TDIM" + n), nullValue(form, "TNULL" + n), null);
        Scaling scaling = Scaling.of(form, keywords.tscal(), keywords.tzero());
        ElementType element = scaling.elementType(form.element());
        List<Integer> axes = axes(form, keywords.tdim(), "TDIM" + n);
        CellShape shape = CellShape.of(form, element, axes);
        return new Column(index, form, rowOffset, rowBytes, shape.type(), shape.stringWidth(), keywords);
    }

    private TForm form(String keyword) throws FitsFormatException {
        String text = header.form(keyword);
        TForm form = TForm.parse(text)
                .orElseThrow(() -> header.error(BAD_HEADER, keyword + " is no column format: '" + text + "'", keyword));
        if (!form.isDescriptor() && form.repeat() > Integer.MAX_VALUE - 8) {
            throw header.error(
                    LIMIT, keyword + " has " + form.repeat() + " elements in a row, more than a Java array", keyword);
        }
        if (text.indexOf(form.code()) < 0) {
            header.warn(keyword, keyword + " is in lower case: '" + text + "'");
        }
        return form;
    }

    private long rowBytes(TForm form, String keyword) throws FitsFormatException {
        try {
            return form.rowBytes();
        } catch (ArithmeticException e) {
            throw header.error(
                    BAD_HEADER, keyword + " takes more than 2^63 bytes in a row: '" + form.text() + "'", keyword);
        }
    }

    private Long nullValue(TForm form, String keyword) throws FitsFormatException {
        if (header.header().card(keyword).isEmpty()) {
            return null;
        }
        if (!form.isInteger()) {
            header.warn(keyword, keyword + " has no meaning for a column of format " + form.text());
            return null;
        }
        return header.header().integer(keyword).isPresent()
                ? header.header().integer(keyword).getAsLong()
                : null;
    }

    /** Axis lengths in FITS order, for A with the string's width first; empty where the column is a scalar or a plain vector. */
    private List<Integer> axes(TForm form, String tdim, String keyword) throws FitsFormatException {
        if (tdim == null || (!form.isDescriptor() && form.repeat() == 0)) {
            return substrings(form);
        }
        long[] lengths = TDim.parse(tdim)
                .orElseThrow(() -> header.error(BAD_HEADER, keyword + " is no list of axes: '" + tdim + "'", keyword));
        if (lengths.length > TDim.MAX_AXES) {
            throw header.error(
                    LIMIT, keyword + " has " + lengths.length + " axes, more than " + TDim.MAX_AXES, keyword);
        }
        long product = product(lengths, form.isDescriptor() ? lengths.length - 1 : lengths.length, keyword);
        if (!form.isDescriptor() && product > form.repeat()) {
            throw header.error(
                    BAD_HEADER,
                    keyword + " " + tdim + " has " + product + " elements, the format " + form.text() + " fewer",
                    keyword);
        }
        if (!form.isDescriptor() && product < form.repeat()) {
            header.warn(
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
            throw header.error(BAD_HEADER, keyword + " has more than 2^31 elements", keyword);
        }
        return product;
    }
}
