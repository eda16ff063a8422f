// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;

/**
 * A column of a table.
 *
 * @param index position, from 0 (FITS counts from 1)
 * @param form TFORMn
 * @param rowOffset where the column begins in a row, in bytes
 * @param rowBytes bytes that it takes in a row
 * @param type type of the decoded cells
 * @param stringWidth bytes of one string of an A column in the row or of an array of strings in the heap, else 0
 * @param keywords the rest
 */
public record Column(
        int index,
        ColumnForm form,
        long rowOffset,
        long rowBytes,
        ColumnType type,
        int stringWidth,
        ColumnKeywords keywords)
        implements Serializable {

    /** The name as written, or {@code COLn} with n from 1 where there is none. */
    public String name() {
        return keywords.name().orElseGet(() -> "COL" + (index + 1));
    }

    /** Whether the cells are text, to be parsed: the table is an ASCII table. */
    public boolean isAscii() {
        return form instanceof AsciiForm;
    }

    /**
     * The format of a column of a binary table.
     *
     * @throws IllegalStateException if the table is an ASCII table
     */
    public TForm tform() {
        if (form instanceof TForm binary) {
            return binary;
        }
        throw new IllegalStateException("column " + name() + " is one of an ASCII table, " + form.text());
    }

    /** TNULLn where it has a meaning: integers of binary tables that are not floating point or text. */
    public Long nullValue() {
        return form instanceof TForm binary && binary.isInteger() ? keywords.tnull() : null;
    }

    /** TNULLn of a column of an ASCII table as written; null where it is missing. */
    public String nullText() {
        return isAscii() ? keywords.nullText() : null;
    }

    /** Whether a cell or an element can be null: a number in an ASCII table may be blank. Floating-point NaN is a value. */
    public boolean canBeNull() {
        if (form instanceof TForm binary) {
            return nullValue() != null || binary.element() == 'L';
        }
        return form.isNumber() || nullText() != null;
    }

    /**
     * Whether every element lies in the row, is a plain binary number and needs no more than a change of byte order. Never so in an
     * ASCII table.
     */
    public boolean isPlainNumber() {
        return form instanceof TForm
                && form.isNumber()
                && !form.isDescriptor()
                && scaling() == Scaling.NONE
                && nullValue() == null;
    }

    /** How stored numbers become values. */
    public Scaling scaling() {
        return Scaling.of(form, keywords.tscal(), keywords.tzero());
    }
}
