// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;
import java.util.List;

/**
 * How the rows of a compressed table (ZTABLE; FITS 4.0, section 10.3) are cut into tiles, each of which holds the cells of some
 * consecutive rows column by column. The stored table has one row for each tile, of one descriptor for each column.
 *
 * @param tileRows rows of every tile but the last, which has the rest; 1 at least
 * @param tiles number of tiles
 * @param descriptorRowBytes bytes of a row of descriptors
 * @param columns in the order of the layout's columns
 * @param plainHeapBytes ZPCOUNT: length of the heap before it was compressed
 */
public record Tiling(long tileRows, long tiles, int descriptorRowBytes, List<TileColumn> columns, long plainHeapBytes)
        implements Serializable {

    public Tiling {
        columns = List.copyOf(columns);
    }

    /** The tile that holds a row. */
    public long tileOf(long row) {
        return row / tileRows;
    }

    /** The first row of a tile. */
    public long firstRow(long tile) {
        return tile * tileRows;
    }
}
