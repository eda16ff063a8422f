// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.Arrays;
import java.util.List;

/** The tiles that regions meet, in order, and which regions meet each. */
final class TileSelection {
    private final long[] keys;
    private final int regions;

    private TileSelection(long[] keys, int regions) {
        this.keys = keys;
        this.regions = regions;
    }

    /** Looks at regions within an image. */
    static TileSelection of(Tiling tiling, List<Region> regions) {
        int count = regions.size();
        Math.multiplyExact(Math.max(1, tiling.tiles()), (long) Math.max(1, count));
        long total = 0;
        for (Region region : regions) {
            total += new TileGrid(tiling, region).tiles();
        }
        long[] keys = new long[Math.toIntExact(total)];
        int at = 0;
        for (int i = 0; i < count; i++) {
            TileGrid grid = new TileGrid(tiling, regions.get(i));
            for (long k = 0; k < grid.tiles(); k++) {
                keys[at++] = grid.tile(k) * count + i;
            }
        }
        if (count > 1) {
            Arrays.sort(keys);
        }
        return new TileSelection(keys, count);
    }

    /** How many pairs of a tile and a region there are. */
    int pairs() {
        return keys.length;
    }

    /** The tile of a pair; never less than that of the pair before. */
    long tile(int pair) {
        return keys[pair] / regions;
    }

    /** The region of a pair. */
    int region(int pair) {
        return (int) (keys[pair] % regions);
    }
}
