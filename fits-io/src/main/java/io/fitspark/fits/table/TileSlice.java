// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * Some rows of one tile, and where they go.
 *
 * @param firstRow the first row within the tile
 * @param picked rows within the tile, ascending; null if they are consecutive
 * @param at the first of them in the batch
 * @param whole whether these are all rows of the tile
 */
record TileSlice(long tile, int firstRow, int rows, int[] picked, int at, boolean whole) {
    /** The i-th row within the tile. */
    int local(int i) {
        return picked == null ? firstRow + i : picked[i];
    }
}
