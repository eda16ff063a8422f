// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.Objects;

/** The tiles of an image or of a region, one after another. Not safe for concurrent use. */
public final class ImageTiles {
    private final ImageReader reader;
    private final Region region;
    private final TileGrid grid;
    private final TilePart part;
    private final long end;
    private final DecodedTiles decoded;
    private long next;
    private long tile = -1;

    ImageTiles(ImageReader reader, Region region, long first, long count) {
        this.reader = reader;
        this.region = region;
        this.grid = new TileGrid(reader.layout().tiling(), region);
        this.part = new TilePart(reader.layout().tiling());
        Objects.checkFromIndexSize(first, count, grid.tiles());
        this.next = first;
        this.end = first + count;
        this.decoded = reader.compressed() == null
                ? null
                : reader.compressed().decodeInOrder(k -> grid.tile(first + k), count, reader.physical());
    }

    /**
     * Reads the next tile, or what of it is in the region.
     *
     * @return false, with the pixels left alone, when there are no more
     */
    public boolean next(Pixels into) throws IOException {
        if (next == end) {
            return false;
        }
        tile = grid.tile(next++);
        part.meet(tile, region);
        if (decoded == null) {
            reader.read(part.common(), into);
        } else {
            decoded.next(part.common(), into);
        }
        return true;
    }

    /** The number of the tile that was read last. */
    public long tile() {
        return tile;
    }
}
