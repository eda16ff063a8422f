// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeReader;

/** The tiles of a compressed image. */
final class CompressedTiles implements TileSource {
    CompressedTiles(RangeReader reader, ImageLayout layout, FitsLimits limits) {}

    @Override
    public List<StoredTile> locate(long first, int count) throws IOException {
        throw new UnsupportedOperationException("compressed images");
    }

    @Override
    public byte[] decode(StoredTile tile, byte[] bytes, int[] starts, Object pixels, int at, TileScratch scratch)
            throws IOException {
        throw new UnsupportedOperationException("compressed images");
    }
}
