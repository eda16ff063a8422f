// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * How an image is cut into tiles: boxes of one shape side by side from the first pixel on, those at the ends of axes cut off there. They
 * count from 0, along NAXIS1 first.
 */
public final class Tiling implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Axes axes;
    private final long[] shape;
    private final long[] grid;
    private final long tiles;

    private Tiling(Axes axes, long[] shape) {
        this.axes = axes;
        this.shape = shape;
        this.grid = new long[shape.length];
        long count = axes.pixels() == 0 ? 0 : 1;
        for (int axis = 0; axis < shape.length; axis++) {
            grid[axis] = (axes.length(axis) - 1) / shape[axis] + 1;
            count *= grid[axis];
        }
        this.tiles = count;
    }

    /**
     * Tiles of this shape; what of it goes beyond an axis counts for nothing.
     *
     * @throws IllegalArgumentException if there are unlike numbers of axes, or a length is below 1
     */
    public static Tiling of(Axes axes, long... shape) {
        if (shape.length != axes.count()) {
            throw new IllegalArgumentException("tiles of " + shape.length + " axes for an image of " + axes.count());
        }
        long[] clipped = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 1) {
                throw new IllegalArgumentException("tiles are of length " + shape[axis] + " along axis " + (axis + 1));
            }
            clipped[axis] = Math.max(1, Math.min(shape[axis], axes.length(axis)));
        }
        return new Tiling(axes, clipped);
    }

    /** Tiles of whole rows, planes and so on, of at most so many pixels; pieces of rows if one row has more. */
    public static Tiling ofRows(Axes axes, long pixels) {
        long[] shape = new long[axes.count()];
        long left = Math.max(1, pixels);
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.max(1, Math.min(axes.length(axis), left));
            left = shape[axis] < axes.length(axis) ? 1 : left / shape[axis];
        }
        return new Tiling(axes, shape);
    }

    /** The axes of the image. */
    public Axes axes() {
        return axes;
    }

    /** The length of a tile along an axis, if it is not cut off. */
    public long length(int axis) {
        return shape[axis];
    }

    /** How many tiles lie side by side along an axis. */
    public long gridLength(int axis) {
        return grid[axis];
    }

    /** How many tiles there are; none if the image has no pixels. */
    public long tiles() {
        return tiles;
    }

    /** The pixels of a tile that is not cut off. */
    public long fullPixels() {
        long pixels = 1;
        for (long length : shape) {
            pixels *= length;
        }
        return pixels;
    }

    /** The part of the image that a tile holds. */
    public Region region(long tile) {
        Objects.checkIndex(tile, tiles);
        long[] first = new long[shape.length];
        long[] last = new long[shape.length];
        long rest = tile;
        for (int axis = 0; axis < shape.length; axis++) {
            first[axis] = rest % grid[axis] * shape[axis] + 1;
            last[axis] = Math.min(axes.length(axis), first[axis] + shape[axis] - 1);
            rest /= grid[axis];
        }
        return Region.of(first, last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tiling tiling && axes.equals(tiling.axes) && Arrays.equals(shape, tiling.shape);
    }

    @Override
    public int hashCode() {
        return 31 * axes.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return "tiles of " + Axes.of(shape) + " in " + axes;
    }
}
