// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;

/**
 * A column of a binary table.
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
        int index, TForm form, long rowOffset, long rowBytes, ColumnType type, int stringWidth, ColumnKeywords keywords)
        implements Serializable {

    /** The name as written, or {@code COLn} with n from 1 where there is none. */
    public String name() {
        return keywords.name().orElseGet(() -> "COL" + (index + 1));
    }

    /** TNULLn where it has a meaning: integers that are not floating point or text. */
    public Long nullValue() {
        return form.isInteger() ? keywords.tnull() : null;
    }

    /** Whether a cell or an element can be null. Floating-point NaN is a value. */
    public boolean canBeNull() {
        return nullValue() != null || form.element() == 'L';
    }

    /** Whether every element lies in the row, is a plain number and needs no more than a change of byte order. */
    public boolean isPlainNumber() {
        return form.isNumber() && !form.isDescriptor() && scaling() == Scaling.NONE && nullValue() == null;
    }

    Scaling scaling() {
        return Scaling.of(form, keywords.tscal(), keywords.tzero());
    }
}
