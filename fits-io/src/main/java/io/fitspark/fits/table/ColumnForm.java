// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;

/** How the cells of a column are stored, TFORMn: as bits in a binary table, as text in an ASCII table. */
public sealed interface ColumnForm extends Serializable permits TForm, AsciiForm {
    /** The keyword's value as written. */
    String text();

    /** Whether the row holds a descriptor and the heap the elements. */
    boolean isDescriptor();

    /** Whether the elements are numbers, to which TSCALn and TZEROn apply. */
    boolean isNumber();
}
