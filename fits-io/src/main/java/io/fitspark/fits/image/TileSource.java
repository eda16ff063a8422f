// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.List;

/** Gives the stored pixels of an image tile by tile. Safe for concurrent use, with a scratch for each thread. */
interface TileSource {

    /**
     * Looks up where consecutive tiles lie.
     *
     * @throws io.fitspark.fits.FitsFormatException if it is outside the file, or no size that such a tile can have
     */
    List<StoredTile> locate(long first, int count) throws IOException;

    /**
     * Decodes a tile: all of its pixels, NAXIS1 fastest, into the array from {@code at} on. Floating-point pixels that are null become NaN,
     * integers BLANK where the format has one.
     *
     * @param bytes what was fetched
     * @param starts where in {@code bytes} each range of the tile begins
     * @param pixels an array of {@link PixelFormat#storedType}
     * @return not 0 for each integer pixel that is null and cannot be told from its value; null if there is none
     */
    byte[] decode(StoredTile tile, byte[] bytes, int[] starts, Object pixels, int at, TileScratch scratch)
            throws IOException;
}
