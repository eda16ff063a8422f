// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.List;

import io.fitspark.fits.header.Header;

/**
 * An ASCII table. Sizes are checked, the columns are not.
 *
 * @param entry where the HDU is
 * @param header its header
 * @param rowBytes NAXIS1
 * @param rows NAXIS2
 * @param fields TFIELDS, 0 to 999
 * @param structureWarnings what is odd about the mandatory keywords
 */
public record AsciiTableHdu(
        HduEntry entry, Header header, long rowBytes, long rows, int fields, List<FitsWarning> structureWarnings)
        implements Hdu {

    /** Copies what could be changed. */
    public AsciiTableHdu {
        structureWarnings = List.copyOf(structureWarnings);
    }
}
