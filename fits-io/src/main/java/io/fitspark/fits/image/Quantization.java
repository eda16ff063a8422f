// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;

import io.fitspark.fits.compress.Dither;

/**
 * How floating-point pixels became integers (FITS 4.0, section 10.2).
 *
 * @param dither by ZQUANTIZ
 * @param seed ZDITHER0, from 1 on
 * @param scale ZSCALE
 * @param zero ZZERO
 * @param blank ZBLANK; null if no pixel is null
 * @param before BSCALE and BZERO where there are such: cfitsio applies both scalings as one; null if there are none
 */
record Quantization(Dither dither, int seed, TileNumber scale, TileNumber zero, TileNumber blank, Linear before)
        implements Serializable {

    /**
     * {@code stored * scale + zero}.
     *
     * @param bitpix ZBITPIX: how pixels are stored that could not be quantised
     */
    record Linear(int bitpix, double scale, double zero) implements Serializable {}

    /** The same of an image with BSCALE and BZERO. */
    Quantization with(Linear linear) {
        return new Quantization(dither, seed, scale, zero, blank, linear);
    }
}
