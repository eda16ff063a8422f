// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;
import java.util.Optional;

/**
 * What a header says of a column beyond its format. Texts are as written, null where the keyword is missing.
 *
 * @param ttype TTYPEn, the name; trailing blanks are no part of it
 * @param tdim TDIMn
 * @param tunit TUNITn
 * @param tdisp TDISPn
 * @param tucd TUCDn
 * @param tcomm TCOMMn or, without it, the comment of the TTYPEn card
 * @param tnull TNULLn of a binary table, the stored integer that means null
 * @param nullText TNULLn of an ASCII table, the text that means null
 * @param tscal TSCALn, 1 where it is missing
 * @param tzero TZEROn, 0 where it is missing
 * @param fstyp FSTYPn, a type that FITS does not have and that a writer has stored as text or bytes
 */
public record ColumnKeywords(
        String ttype,
        String tdim,
        String tunit,
        String tdisp,
        String tucd,
        String tcomm,
        Long tnull,
        String nullText,
        double tscal,
        double tzero,
        String fstyp)
        implements Serializable {

    /** The name, unless it is missing or blank. */
    public Optional<String> name() {
        return Optional.ofNullable(ttype).filter(text -> !text.isBlank());
    }
}
