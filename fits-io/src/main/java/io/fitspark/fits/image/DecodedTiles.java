// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;

/** Tiles of a compressed image that are decoded one after another, while the next are fetched. Not safe for concurrent use. */
final class DecodedTiles {
    private final CompressedPixels image;
    private final TileGroups groups;
    private final PixelConverter converter;
    private final CompressedPixels.Room room;
    private TileGroups.Group group;
    private int at;

    DecodedTiles(CompressedPixels image, TileGroups groups, PixelConverter converter, CompressedPixels.Room room) {
        this.image = image;
        this.groups = groups;
        this.converter = converter;
        this.room = room;
    }

    /** Decodes the next tile, and takes of it a region that lies in it. After a tile that is broken the one behind it is next. */
    void next(Region common, Pixels into) throws IOException {
        if (group == null || at == group.tiles().size()) {
            group = null;
            group = groups.next();
            at = 0;
        }
        int k = at++;
        into.begin(common, converter.type());
        image.decode(group.tiles().get(k), group.bytes(), group.starts().get(k), converter, into, room);
    }
}
