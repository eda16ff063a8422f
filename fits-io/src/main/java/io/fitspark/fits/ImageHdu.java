// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.List;

import io.fitspark.fits.header.Header;

/**
 * The primary HDU or an image extension.
 *
 * @param entry where the HDU is
 * @param header its header
 * @param bitpix 8, 16, 32, 64, -32 or -64
 * @param axes NAXIS1 first; empty if there is no data
 * @param structureWarnings what is odd about the mandatory keywords
 */
public record ImageHdu(HduEntry entry, Header header, int bitpix, long[] axes, List<FitsWarning> structureWarnings)
        implements Hdu {

    /** Copies what could be changed. */
    public ImageHdu {
        axes = axes.clone();
        structureWarnings = List.copyOf(structureWarnings);
    }

    @Override
    public long[] axes() {
        return axes.clone();
    }
}
