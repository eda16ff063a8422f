// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A part of an image: for each axis the first and the last pixel, counted from 1, both within, and a step. It has no pixels if it has no
 * axes, or a last pixel just before the first. See {@link RegionText}.
 */
public final class Region implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] first;
    private final long[] last;
    private final long[] step;

    private Region(long[] first, long[] last, long[] step) {
        this.first = first;
        this.last = last;
        this.step = step;
    }

    /** All pixels from {@code first} to {@code last}. */
    public static Region of(long[] first, long[] last) {
        long[] steps = new long[first.length];
        Arrays.fill(steps, 1);
        return of(first, last, steps);
    }

    /**
     * Every {@code step}-th pixel from {@code first} on, not beyond {@code last}.
     *
     * @throws IllegalArgumentException if there are unlike numbers of axes, a pixel before 1, a step below 1
     */
    public static Region of(long[] first, long[] last, long[] step) {
        if (first.length != last.length || first.length != step.length) {
            throw new IllegalArgumentException(
                    "unlike numbers of axes: " + first.length + ", " + last.length + ", " + step.length);
        }
        for (int axis = 0; axis < first.length; axis++) {
            if (first[axis] < 1 || last[axis] < first[axis] - 1 || step[axis] < 1) {
                throw new IllegalArgumentException("no such pixels on axis " + (axis + 1) + ": " + first[axis] + ":"
                        + last[axis] + ":" + step[axis]);
            }
        }
        return new Region(first.clone(), last.clone(), step.clone());
    }

    /** All of an image. */
    public static Region whole(Axes axes) {
        long[] first = new long[axes.count()];
        Arrays.fill(first, 1);
        return of(first, axes.lengths());
    }

    /**
     * A region of an image as cfitsio writes it, {@code [1:100,5:20:3,*]}; axes that are not given are whole.
     *
     * @throws IllegalArgumentException if it is none, or goes beyond the image
     */
    public static Region parse(String text, Axes axes) {
        RegionText region = RegionText.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("no region such as [1:100,5:20]: " + text));
        return region.exactly(axes);
    }

    /** How many axes there are. */
    public int count() {
        return first.length;
    }

    /** The first pixel of an axis (0 for NAXIS1), counted from 1. */
    public long first(int axis) {
        return first[axis];
    }

    /** The pixel of an axis that the region does not go beyond, counted from 1. */
    public long last(int axis) {
        return last[axis];
    }

    /** The step of an axis. */
    public long step(int axis) {
        return step[axis];
    }

    /** How many pixels there are along an axis. */
    public long length(int axis) {
        return (last[axis] - first[axis] + step[axis]) / step[axis];
    }

    /** The lengths of all axes. */
    public Axes axes() {
        long[] lengths = new long[count()];
        Arrays.setAll(lengths, this::length);
        return Axes.of(lengths);
    }

    /** Whether all of the region is in an image of these axes. */
    public boolean isWithin(Axes axes) {
        if (axes.count() != count()) {
            return false;
        }
        for (int axis = 0; axis < count(); axis++) {
            if (last[axis] > axes.length(axis)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region
                && Arrays.equals(first, region.first)
                && Arrays.equals(last, region.last)
                && Arrays.equals(step, region.step);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(first) + 31 * (Arrays.hashCode(last) + 31 * Arrays.hashCode(step));
    }

    /** As cfitsio writes it: {@code [1:100,5:20:3]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int axis = 0; axis < count(); axis++) {
            text.append(axis == 0 ? "[" : ",").append(first[axis]).append(':').append(last[axis]);
            if (step[axis] != 1) {
                text.append(':').append(step[axis]);
            }
        }
        return text.isEmpty() ? "[]" : text.append(']').toString();
    }
}
