// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;

/** The header of a plain table that rows were appended to: the old one, with what is different now. */
final class AppendedHeader {
    private static final Pattern LONGEST = Pattern.compile("\\(([0-9]{1,18})\\)");

    private AppendedHeader() {}

    /**
     * @param before the columns as they were
     * @param now the same, perhaps with wider descriptors
     * @param heapBytes bytes after the rows; a gap before the heap is gone
     * @param longest per column, elements of the longest cell that was appended
     */
    static HeaderBuilder of(Header old, TableSchema before, TableSchema now, long rows, long heapBytes, long[] longest)
            throws IOException {
        HeaderBuilder header = HeaderBuilder.from(old);
        header.structural("NAXIS1", now.rowBytes(), null);
        header.structural("NAXIS2", rows, null);
        header.structural("PCOUNT", heapBytes, null);
        header.removeStructural("THEAP");
        for (Column column : now.columns()) {
            if (column.form().isDescriptor()) {
                String was = before.columns().get(column.index()).form().text();
                String form = form(column, was, longest[column.index()]);
                if (!form.equals(was)) {
                    header.structural("TFORM" + (column.index() + 1), form, null);
                }
            }
        }
        return header;
    }

    /** The format with a longest cell where it had one; as it was written if nothing is different. */
    static String form(Column column, String was, long longest) {
        Matcher declared = LONGEST.matcher(was);
        boolean told = declared.find();
        long before = told ? Long.parseLong(declared.group(1)) : 0;
        boolean same = column.form().text().equals(was);
        if (same && (!told || longest <= before)) {
            return was;
        }
        String form = column.tform().repeat()
                + String.valueOf(column.tform().code())
                + column.tform().element();
        return told ? form + '(' + Math.max(before, longest) + ')' : form;
    }

    /** Removes the limits of the values, which are not those of the new rows. */
    static void removeLimits(HeaderBuilder header, int columns) throws IOException {
        for (int n = 1; n <= columns; n++) {
            header.remove("TDMIN" + n);
            header.remove("TDMAX" + n);
        }
    }
}
