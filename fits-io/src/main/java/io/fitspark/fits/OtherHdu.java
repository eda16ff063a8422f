// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.List;

import io.fitspark.fits.header.Header;

/**
 * Random groups, or an extension of a type that is not known here: its size is all that can be said.
 *
 * @param entry where the HDU is
 * @param header its header
 * @param xtension the type as written, {@code GROUPS} for random groups
 * @param bitpix 8, 16, 32, 64, -32 or -64
 * @param axes NAXIS1 first
 * @param pcount PCOUNT
 * @param gcount GCOUNT
 * @param structureWarnings what is odd about the mandatory keywords
 */
public record OtherHdu(
        HduEntry entry,
        Header header,
        String xtension,
        int bitpix,
        long[] axes,
        long pcount,
        long gcount,
        List<FitsWarning> structureWarnings)
        implements Hdu {

    /** Copies what could be changed. */
    public OtherHdu {
        axes = axes.clone();
        structureWarnings = List.copyOf(structureWarnings);
    }

    @Override
    public long[] axes() {
        return axes.clone();
    }
}
