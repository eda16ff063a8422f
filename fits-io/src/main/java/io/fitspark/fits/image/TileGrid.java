// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/**
 * The tiles that a region meets, in order, and how many of its pixels are in them. They form a box of the grid of tiles, less those that a
 * region with long steps leaves out.
 */
public final class TileGrid {
    private final Tiling tiling;
    private final Region region;
    /** How many tiles along each axis. */
    private final long[] counts;

    private final long tiles;

    /** @param region within the image */
    public TileGrid(Tiling tiling, Region region) {
        this.tiling = tiling;
        this.region = region;
        this.counts = new long[region.count()];
        boolean none = region.axes().pixels() == 0;
        long total = none ? 0 : 1;
        for (int axis = 0; axis < counts.length && !none; axis++) {
            counts[axis] =
                    leavesOut(axis) ? region.length(axis) : tileOf(axis, region.length(axis) - 1) - tileOf(axis, 0) + 1;
            total *= counts[axis];
        }
        this.tiles = total;
    }

    /** Whether each pixel along an axis is in a tile of its own. */
    private boolean leavesOut(int axis) {
        return region.step(axis) > tiling.length(axis);
    }

    /** The place in the grid of the tile that holds a pixel of the region. */
    private long tileOf(int axis, long pixel) {
        return (region.first(axis) - 1 + pixel * region.step(axis)) / tiling.length(axis);
    }

    private long place(int axis, long index) {
        return leavesOut(axis) ? tileOf(axis, index) : tileOf(axis, 0) + index;
    }

    /** Pixels of the region along an axis before those in a tile. */
    private long pixelsBefore(int axis, long index) {
        if (leavesOut(axis) || index == 0) {
            return index;
        }
        if (index == counts[axis]) {
            return region.length(axis);
        }
        long before = place(axis, index) * tiling.length(axis) - (region.first(axis) - 1);
        return (before + region.step(axis) - 1) / region.step(axis);
    }

    /** How many tiles the region meets. */
    public long tiles() {
        return tiles;
    }

    /** The number of the k-th of them, from 0. */
    public long tile(long k) {
        long tile = 0;
        long stride = 1;
        long rest = k;
        for (int axis = 0; axis < counts.length; axis++) {
            tile += place(axis, rest % counts[axis]) * stride;
            rest /= counts[axis];
            stride *= tiling.gridLength(axis);
        }
        return tile;
    }

    /** The pixels of the region that are in the k-th of its tiles, from 0. */
    public Region part(long k) {
        TilePart part = new TilePart(tiling);
        part.meet(tile(k), region);
        return part.common();
    }

    /** How many pixels of the region are in the first {@code k} of its tiles. */
    public long pixelsBefore(long k) {
        if (k == tiles) {
            return region.axes().pixels();
        }
        long[] index = new long[counts.length];
        long rest = k;
        for (int axis = 0; axis < index.length; axis++) {
            index[axis] = rest % counts[axis];
            rest /= counts[axis];
        }
        long pixels = 0;
        long width = 1;
        long inner = region.axes().pixels();
        for (int axis = index.length - 1; axis >= 0; axis--) {
            inner /= region.length(axis);
            long before = pixelsBefore(axis, index[axis]);
            pixels += before * inner * width;
            width *= pixelsBefore(axis, index[axis] + 1) - before;
        }
        return pixels;
    }
}
