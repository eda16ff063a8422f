// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.AsciiTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.header.CardValue;

/**
 * Makes the layout of an ASCII table from its header (FITS 4.0, section 7.2). Its fields may have any order, gaps between them, and
 * characters in common.
 */
final class AsciiTableParser {
    private final AsciiTableHdu hdu;
    private final List<FitsWarning> warnings = new ArrayList<>();
    private final ColumnHeader header;

    AsciiTableParser(String file, AsciiTableHdu hdu) {
        this.hdu = hdu;
        this.header = new ColumnHeader(file, hdu, warnings);
    }

    TableLayout parse() throws FitsFormatException {
        header.checkEmptyRows(hdu.rowBytes(), hdu.rows(), "NAXIS2");
        header.checkFields(hdu.fields());
        List<Column> columns = new ArrayList<>(hdu.fields());
        for (int index = 0; index < hdu.fields(); index++) {
            columns.add(column(index));
        }
        long dataOffset = hdu.entry().dataOffset();
        long end = dataOffset + Math.multiplyExact(hdu.rowBytes(), hdu.rows());
        return new TableLayout(
                header.file(), hdu.index(), columns, hdu.rows(), hdu.rowBytes(), dataOffset, end, 0, null, warnings);
    }

    private Column column(int index) throws FitsFormatException {
        int n = index + 1;
        AsciiForm form = form("TFORM" + n);
        long rowOffset = rowOffset(form, "TBCOL" + n, "TFORM" + n);
        ColumnKeywords keywords = header.keywords(form, n, null, null, nullText("TNULL" + n));
        Scaling scaling = Scaling.of(form, keywords.tscal(), keywords.tzero());
        ElementType element = scaling == Scaling.NONE ? form.elementType() : ElementType.DOUBLE;
        int stringWidth = form.isNumber() ? 0 : form.width();
        return new Column(
                index, form, rowOffset, form.width(), new ColumnType(element, List.of(), false), stringWidth, keywords);
    }

    private AsciiForm form(String keyword) throws FitsFormatException {
        String text = header.form(keyword);
        AsciiForm form = AsciiForm.parse(text)
                .orElseThrow(() ->
                        header.error(BAD_HEADER, keyword + " is no format of an ASCII table: '" + text + "'", keyword));
        if (form.width() > hdu.rowBytes()) {
            throw header.error(
                    BAD_HEADER,
                    keyword + " '" + text + "' is wider than a row of NAXIS1 = " + hdu.rowBytes() + " characters",
                    keyword);
        }
        if (text.indexOf(form.code()) < 0) {
            header.warn(keyword, keyword + " is in lower case: '" + text + "'");
        }
        return form;
    }

    /** TBCOLn counts from 1. */
    private long rowOffset(AsciiForm form, String keyword, String formKeyword) throws FitsFormatException {
        long first = header.header()
                .integer(keyword)
                .orElseThrow(() -> header.error(BAD_HEADER, keyword + " is missing", keyword));
        if (first < 1) {
            throw header.error(BAD_HEADER, keyword + " is " + first + ", but the first character is 1", keyword);
        }
        if (first - 1 > hdu.rowBytes() - form.width()) {
            throw header.error(
                    BAD_HEADER,
                    keyword + " is " + first + " and " + formKeyword + " is '" + form.text()
                            + "', beyond a row of NAXIS1 = " + hdu.rowBytes() + " characters",
                    keyword);
        }
        return first - 1;
    }

    /** A string; an integer without quotes can only mean its digits. */
    private String nullText(String keyword) throws FitsFormatException {
        CardValue value =
                header.header().card(keyword).map(card -> card.value()).orElse(null);
        if (value instanceof CardValue.Int number) {
            header.warn(keyword, keyword + " is not a string; it was taken as '" + number.value() + "'");
            return Long.toString(number.value());
        }
        return header.header().string(keyword).orElse(null);
    }
}
