// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.Arrays;

/** The part that a tile and a region have in common: where its pixels are in both. Made once, for one tile after the other. */
final class TilePart {
    private final Tiling tiling;
    private final long[] length;
    private final long[] inTile;
    private final long[] inRegion;
    private final long[] tileLength;
    private final long[] at;
    private Region region;
    private boolean whole;

    TilePart(Tiling tiling) {
        int count = tiling.axes().count();
        this.tiling = tiling;
        this.length = new long[count];
        this.inTile = new long[count];
        this.inRegion = new long[count];
        this.tileLength = new long[count];
        this.at = new long[count];
    }

    /** What to do with pixels that lie one behind the other in the tile, at equal distances, and in the region. */
    interface Runs {
        void run(int from, int step, int count, int to);
    }

    /** Goes to another tile; false if nothing of the region is in it. */
    boolean meet(long tile, Region asked) {
        region = asked;
        whole = true;
        long rest = tile;
        for (int axis = 0; axis < length.length; axis++) {
            long begin = rest % tiling.gridLength(axis) * tiling.length(axis) + 1;
            rest /= tiling.gridLength(axis);
            long end = Math.min(tiling.axes().length(axis), begin + tiling.length(axis) - 1);
            long step = asked.step(axis);
            long first = begin <= asked.first(axis) ? 0 : (begin - asked.first(axis) + step - 1) / step;
            long last =
                    end < asked.first(axis) ? -1 : Math.min(asked.length(axis) - 1, (end - asked.first(axis)) / step);
            if (last < first) {
                return false;
            }
            length[axis] = last - first + 1;
            inRegion[axis] = first;
            inTile[axis] = asked.first(axis) + first * step - begin;
            tileLength[axis] = end - begin + 1;
            whole &= length[axis] == tileLength[axis];
        }
        return true;
    }

    /** Whether all pixels of the tile are in the region. */
    boolean isWholeTile() {
        return whole;
    }

    /** The tile's pixels lie one behind the other in the region, from this index on; -1 if they do not. */
    int placeInRegion() {
        if (!whole) {
            return -1;
        }
        long place = 0;
        long stride = 1;
        boolean single = false;
        for (int axis = 0; axis < length.length; axis++) {
            if (single && length[axis] != 1) {
                return -1;
            }
            single |= length[axis] != region.length(axis);
            place += inRegion[axis] * stride;
            stride *= region.length(axis);
        }
        return (int) place;
    }

    /** The pixels in common as a region of the image. */
    Region common() {
        long[] first = new long[length.length];
        long[] last = new long[length.length];
        long[] step = new long[length.length];
        for (int axis = 0; axis < length.length; axis++) {
            step[axis] = region.step(axis);
            first[axis] = region.first(axis) + inRegion[axis] * step[axis];
            last[axis] = first[axis] + (length[axis] - 1) * step[axis];
        }
        return Region.of(first, last, step);
    }

    /** Goes over the pixels in common, in runs as long as can be. */
    void forEach(Runs runs) {
        int axis = 0;
        long count = 1;
        while (axis < length.length
                && region.step(axis) == 1
                && length[axis] == tileLength[axis]
                && length[axis] == region.length(axis)) {
            count *= length[axis++];
        }
        int step = 1;
        if (axis < length.length && (count == 1 || region.step(axis) == 1)) {
            step = (int) Math.min(region.step(axis), Integer.MAX_VALUE);
            count *= length[axis++];
        }
        Arrays.fill(at, 0);
        long left = 1;
        for (int outer = axis; outer < length.length; outer++) {
            left *= length[outer];
        }
        for (; left > 0; left--) {
            long from = 0;
            long to = 0;
            for (int i = length.length - 1; i >= 0; i--) {
                from = from * tileLength[i] + inTile[i] + at[i] * region.step(i);
                to = to * region.length(i) + inRegion[i] + at[i];
            }
            runs.run((int) from, step, (int) count, (int) to);
            for (int outer = axis; outer < length.length && ++at[outer] == length[outer]; outer++) {
                at[outer] = 0;
            }
        }
    }
}
