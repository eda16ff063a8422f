// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.List;

import io.fitspark.fits.header.Header;

/**
 * A binary table, or a compressed image or table in one. Sizes are checked against each other and against 64 bits; the
 * columns are not.
 *
 * @param entry where the HDU is
 * @param header its header
 * @param rowBytes NAXIS1
 * @param rows NAXIS2
 * @param pcount bytes after the rows: gap and heap
 * @param fields TFIELDS, 0 to 999
 * @param structureWarnings what is odd about the mandatory keywords
 */
public record BinTableHdu(
        HduEntry entry,
        Header header,
        long rowBytes,
        long rows,
        long pcount,
        int fields,
        List<FitsWarning> structureWarnings)
        implements Hdu {

    /** Copies what could be changed. */
    public BinTableHdu {
        structureWarnings = List.copyOf(structureWarnings);
    }
}
