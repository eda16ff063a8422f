// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * Where stored elements lie: {@code count} of them, one behind the other, at {@code offset} and then {@code rows - 1} times more,
 * {@code stride} bytes on each time. Kernels put the elements of all rows one after another and rely on their callers for the ranges.
 */
public record Strided(byte[] bytes, int offset, int stride, int rows, int count) {
    /** Elements in one piece. */
    public static Strided run(byte[] bytes, int offset, int count) {
        return new Strided(bytes, offset, 0, 1, count);
    }

    /** The same place seen as twice as many elements of half the size: complex numbers as pairs. */
    public Strided pairs() {
        return new Strided(bytes, offset, stride, rows, 2 * count);
    }
}
