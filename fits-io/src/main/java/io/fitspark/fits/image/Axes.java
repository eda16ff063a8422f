// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.util.Arrays;

/** The lengths of the axes of an image or of a part of it, NAXIS1 first. An image without axes has no pixels. */
public final class Axes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] lengths;
    private final long pixels;

    private Axes(long[] lengths) {
        this.lengths = lengths;
        this.pixels = product(lengths);
    }

    /**
     * Axes of these lengths.
     *
     * @throws IllegalArgumentException if one is negative
     * @throws ArithmeticException if there are more pixels than 64 bits count
     */
    public static Axes of(long... lengths) {
        for (long length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException("an axis is of negative length: " + Arrays.toString(lengths));
            }
        }
        return new Axes(lengths.clone());
    }

    private static long product(long[] lengths) {
        for (long length : lengths) {
            if (length == 0) {
                return 0;
            }
        }
        long product = lengths.length == 0 ? 0 : 1;
        for (long length : lengths) {
            product = Math.multiplyExact(product, length);
        }
        return product;
    }

    /** How many axes there are. */
    public int count() {
        return lengths.length;
    }

    /** The length of an axis, 0 for NAXIS1. */
    public long length(int axis) {
        return lengths[axis];
    }

    /** All lengths. */
    public long[] lengths() {
        return lengths.clone();
    }

    /** How many pixels there are. */
    public long pixels() {
        return pixels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axes axes && Arrays.equals(lengths, axes.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /** The lengths, as {@code 4000x2000}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (long length : lengths) {
            text.append(text.isEmpty() ? "" : "x").append(length);
        }
        return text.isEmpty() ? "no axes" : text.toString();
    }
}
