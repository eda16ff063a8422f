// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.List;

import io.fitspark.fits.storage.ByteRange;

/**
 * Where a compressed tile lies, with what its row says of it.
 *
 * @param pixels how many it has
 * @param field the column that holds it
 * @param ranges its bytes, and those of its mask of null pixels if there is one
 * @param scale ZSCALE, if pixels are quantised
 * @param zero ZZERO, if pixels are quantised
 * @param blank ZBLANK of this tile; null if no integer stands for null
 */
record CompressedTile(
        long tile, int pixels, TileField field, List<ByteRange> ranges, double scale, double zero, Long blank)
        implements StoredTile {

    CompressedTile {
        ranges = List.copyOf(ranges);
    }

    boolean hasMask() {
        return ranges.size() > 1;
    }
}
