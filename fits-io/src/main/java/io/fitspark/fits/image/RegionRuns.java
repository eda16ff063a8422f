// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/**
 * The runs of pixels that a region consists of: pixels in the order in which they are stored, at equal distances, as long as can be.
 */
final class RegionRuns {
    private final long[] strides;
    private final Region region;
    private final int outerAxis;
    private final long runPixels;
    private final long runStep;
    private final long runs;
    private final long[] at;
    private long position;
    private long done;

    RegionRuns(Axes axes, Region region) {
        int count = axes.count();
        this.region = region;
        this.strides = new long[count];
        long stride = 1;
        int axis = 0;
        long inner = 1;
        for (int i = 0; i < count; i++) {
            strides[i] = stride;
            position += (region.first(i) - 1) * stride;
            stride *= axes.length(i);
        }
        while (axis < count && region.step(axis) == 1 && region.length(axis) == axes.length(axis)) {
            inner *= axes.length(axis++);
        }
        if (axis < count && (region.step(axis) == 1 || inner == 1)) {
            runStep = inner == 1 ? region.step(axis) * strides[axis] : 1;
            inner *= region.length(axis++);
        } else {
            runStep = 1;
        }
        outerAxis = axis;
        runPixels = inner;
        long total = 1;
        for (int i = axis; i < count; i++) {
            total *= region.length(i);
        }
        runs = count == 0 || inner == 0 ? 0 : total;
        at = new long[count];
    }

    /** Pixels of each run. */
    long runPixels() {
        return runPixels;
    }

    /** Stored pixels from one pixel of a run to the next. */
    long runStep() {
        return runStep;
    }

    /** How many runs there are. */
    long runs() {
        return runs;
    }

    /** Runs from the present one on that are at equal distances. */
    long rowsLeft() {
        return outerAxis == at.length ? runs - done : region.length(outerAxis) - at[outerAxis];
    }

    /** Stored pixels from one of them to the next. */
    long rowStep() {
        return outerAxis == at.length ? 0 : strides[outerAxis] * region.step(outerAxis);
    }

    /** Whether there is a present run. */
    boolean hasRun() {
        return done < runs;
    }

    /** Where the present run begins, in stored pixels from the first of the image. */
    long position() {
        return position;
    }

    /** Goes over so many runs, none of which is beyond {@link #rowsLeft}. */
    void skip(long rows) {
        done += rows;
        for (int axis = outerAxis; axis < at.length; axis++) {
            long step = strides[axis] * region.step(axis);
            long moved = axis == outerAxis ? rows : 1;
            at[axis] += moved;
            position += moved * step;
            if (at[axis] < region.length(axis)) {
                return;
            }
            position -= at[axis] * step;
            at[axis] = 0;
        }
    }
}
