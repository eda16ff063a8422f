// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** What a tile holds of one column, inflated. What is kept in a {@link TileCache} does not change. */
sealed interface TileContent permits TileCells, CellTable {
    /** Bytes that it takes in memory. */
    long bytes();
}
