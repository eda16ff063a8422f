// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/**
 * Where the differences of a level are among the coefficients: of the block in row i and column j at j behind what these give.
 *
 * @param stride the distance of rows
 * @param rows rows of the level, twice those of blocks, or one less
 * @param columns columns of the level
 */
record Bands(int stride, int rows, int columns) {

    /** Of the lower means and the upper ones. */
    int down(int row) {
        return ((rows + 1) / 2 + row) * stride;
    }

    /** Of the right means and the left ones. */
    int across(int row) {
        return row * stride + (columns + 1) / 2;
    }

    /** Of the means on both diagonals. */
    int cross(int row) {
        return down(row) + (columns + 1) / 2;
    }
}
