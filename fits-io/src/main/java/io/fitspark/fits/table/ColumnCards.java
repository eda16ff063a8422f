// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.HeaderBuilder;

/** The cards that describe a column. They have no comments: readers take that of TTYPEn for the column's. */
public final class ColumnCards {
    private static final double MOST_INTEGER = 0x1p63;

    private ColumnCards() {}

    /** Sets the cards of a column. */
    public static void add(Column column, HeaderBuilder cards) throws FitsWriteException {
        int n = column.index() + 1;
        ColumnKeywords keywords = column.keywords();
        text(cards, "TTYPE" + n, keywords.ttype());
        if (column.isAscii()) {
            cards.structural("TBCOL" + n, new CardValue.Int(column.rowOffset() + 1), null);
        }
        text(cards, "TFORM" + n, form(column));
        text(cards, "TUNIT" + n, keywords.tunit());
        if (!column.isAscii()) {
            text(cards, "TDIM" + n, keywords.tdim());
        }
        if (column.nullValue() != null) {
            cards.structural("TNULL" + n, new CardValue.Int(column.nullValue()), null);
        }
        text(cards, "TNULL" + n, column.nullText());
        number(cards, "TSCAL" + n, keywords.tscal(), 1);
        number(cards, "TZERO" + n, keywords.tzero(), 0);
        text(cards, "TDISP" + n, keywords.tdisp());
        text(cards, "TUCD" + n, keywords.tucd());
        text(cards, "TCOMM" + n, keywords.tcomm());
    }

    /** The format, with the longest cell where a writer has told it. */
    private static String form(Column column) {
        boolean longest = column.form().isDescriptor() && column.form().text().endsWith(")");
        return longest && ColumnForms.isBinary(column.form().text())
                ? column.form().text()
                : ColumnForms.text(column.form());
    }

    private static void text(HeaderBuilder cards, String keyword, String value) throws FitsWriteException {
        if (value != null) {
            cards.structural(keyword, new CardValue.Text(value), null);
        }
    }

    private static void number(HeaderBuilder cards, String keyword, double value, double missing)
            throws FitsWriteException {
        if (value != missing) {
            cards.structural(keyword, number(value), null);
        }
    }

    /** Whole numbers up to 2^63 are written without a point: readers compare TZERO with exact ones. */
    static CardValue number(double value) {
        if (value != Math.rint(value) || Math.abs(value) > MOST_INTEGER) {
            return new CardValue.Real(value);
        }
        BigInteger whole = new BigDecimal(value).toBigInteger();
        return whole.bitLength() < Long.SIZE ? new CardValue.Int(whole.longValue()) : new CardValue.BigInt(whole);
    }
}
