// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;

/** Makes the layout of a compressed image of its header. */
final class CompressedImageParser {
    private CompressedImageParser() {}

    static ImageLayout parse(String file, BinTableHdu hdu) throws FitsFormatException {
        throw new UnsupportedOperationException("compressed images");
    }
}
