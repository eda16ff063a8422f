// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;
import static io.fitspark.fits.FitsFormatException.Kind.LIMIT;

import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.Header;

/** The keywords of columns in the header of a table, binary or ASCII, and what is said of wrong ones. */
record ColumnHeader(String file, Hdu hdu, List<FitsWarning> warnings) {
    private static final int MAX_FIELDS = 999;

    /** Rows without bytes cost nothing to claim; more of them than this nobody can count through. */
    private static final long MAX_EMPTY_ROWS = 1L << 40;

    Header header() {
        return hdu.header();
    }

    void checkFields(int fields) throws FitsFormatException {
        if (fields > MAX_FIELDS) {
            throw error(BAD_HEADER, "TFIELDS is " + fields + ", more than " + MAX_FIELDS, "TFIELDS");
        }
    }

    void checkEmptyRows(long rowBytes, long rows, String keyword) throws FitsFormatException {
        if (rowBytes == 0 && rows > MAX_EMPTY_ROWS) {
            throw error(LIMIT, keyword + " is " + rows + ", but the rows hold no bytes", keyword);
        }
    }

    /** The format of a column, which must be there. */
    String form(String keyword) throws FitsFormatException {
        return header().string(keyword).orElseThrow(() -> error(BAD_HEADER, keyword + " is missing", keyword));
    }

    /** What a binary and an ASCII table have in common; TSCALn and TZEROn count for numbers only. */
    ColumnKeywords keywords(ColumnForm form, int n, String tdim, Long tnull, String nullText)
            throws FitsFormatException {
        return new ColumnKeywords(
                text("TTYPE" + n),
                tdim,
                text("TUNIT" + n),
                text("TDISP" + n),
                text("TUCD" + n),
                comment(n),
                tnull,
                nullText,
                form.isNumber() ? number("TSCAL" + n, 1) : 1,
                form.isNumber() ? number("TZERO" + n, 0) : 0,
                text("FSTYP" + n));
    }

    private String comment(int n) {
        String comment = text("TCOMM" + n);
        return comment != null
                ? comment
                : header().card("TTYPE" + n)
                        .map(Card::comment)
                        .filter(c -> !c.isBlank())
                        .orElse(null);
    }

    private double number(String keyword, double missing) throws FitsFormatException {
        double value = header().real(keyword).orElse(missing);
        if (!Double.isFinite(value) || (value == 0 && keyword.startsWith("TSCAL"))) {
            throw error(BAD_HEADER, keyword + " is " + value, keyword);
        }
        return value;
    }

    /** A keyword that describes only: a value of another type is passed over with a warning. */
    String text(String keyword) {
        try {
            return header().string(keyword).orElse(null);
        } catch (FitsFormatException e) {
            warn(keyword, keyword + " is not a string");
            return null;
        }
    }

    void warn(String keyword, String message) {
        warnings.add(new FitsWarning(hdu.index(), hdu.entry().headerOffset(), keyword, message));
    }

    FitsFormatException error(FitsFormatException.Kind kind, String problem, String keyword) {
        return FitsFormatException.of(kind, problem)
                .file(file)
                .hdu(hdu.index())
                .keyword(keyword)
                .build();
    }
}
