// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

/**
 * The values of a column, all rows one after another.
 *
 * @param starts where the elements of each row begin, and behind the last row where they end
 * @param nulls per element; null if none is
 * @param wholes integers, and logicals as 0 and 1, else null; unsigned 64-bit ones by their bits
 * @param reals floating-point numbers, complex ones in pairs, else null
 * @param strings else null
 */
record Cells(int[] starts, boolean[] nulls, long[] wholes, double[] reals, byte[][] strings) {

    int rows() {
        return starts.length - 1;
    }

    int elements() {
        return starts[rows()];
    }

    boolean isNull(int element) {
        return nulls != null && nulls[element];
    }
}
