// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeReader;

/**
 * What a compressed table holds, for those who copy it: where the bytes of its tiles are, and its cells as they are in the plain table.
 * Not safe for concurrent use.
 */
public final class StoredTiles {
    private final TiledTableReader table;
    private final TableLayout layout;
    private final TileScratch scratch = new TileScratch();

    /**
     * @param layout of a compressed table
     */
    public StoredTiles(RangeReader reader, TableLayout layout, FitsLimits limits) throws IOException {
        this.table = new TiledTableReader(reader, layout, limits, TileOptions.DEFAULT.withCacheBytes(0));
        this.layout = layout;
    }

    /** Rows of a tile. */
    public int rows(long tile) throws FitsFormatException {
        long rows = layout.rowsOfTile(tile);
        if (rows > Integer.MAX_VALUE - 8) {
            throw layout.error(FitsFormatException.Kind.LIMIT, rows + " rows are too many for a tile")
                    .tile(tile)
                    .build();
        }
        return (int) rows;
    }

    /** Where in the file a tile's compressed cells of a column are, or the descriptors of a P or Q column; it takes bytes in the rows. */
    public ByteRange range(long tile, Column column) throws IOException {
        return table.directory()
                .locate(tile, column, layout.tiling().tiles() - 1)
                .range();
    }

    /** Puts a tile's cells of a column that is not of P or Q to {@code to} from its beginning on, one row behind the other. */
    public void cells(long tile, Column column, byte[] to) throws IOException {
        TileContent content = table.inflateAlone(new TileKey(tile, column.index()), scratch);
        ((TileCells) content).copyRows(0, rows(tile), to, 0);
    }

    /** A tile's cells of a P or Q column that takes bytes in the rows. */
    public StoredCells variableCells(long tile, Column column) throws IOException {
        CellTable cells = (CellTable) table.inflateAlone(new TileKey(tile, column.index()), null);
        return new StoredCells(table, tile, column, cells);
    }
}
