// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.List;

import io.fitspark.fits.storage.ByteRange;

/** Where the bytes of a tile lie in the file, and whatever else its source wants to know when it decodes them. */
interface StoredTile {
    /** The number of the tile. */
    long tile();

    /** What is to be fetched; all of it lies in the file. Often one range, two with a mask of nulls. */
    List<ByteRange> ranges();
}
