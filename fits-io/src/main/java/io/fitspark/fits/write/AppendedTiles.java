// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnCodec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.TileCodecs;

/**
 * What stays of a compressed table that rows are appended to.
 *
 * @param tileRows rows of a tile; 0 if they are to be chosen, as there was no more than a small tile
 * @param wholeTiles tiles that stay as they are; those behind them are made anew
 * @param codecs by column, how it is compressed from now on
 * @param recode by column, the codec of columns whose cells must be compressed anew, as theirs is not for everybody; else null
 */
record AppendedTiles(long tileRows, long wholeTiles, List<TableCodec> codecs, TableCodec[] recode) {
    /** A table of one tile up to this size gets tiles of another number of rows. */
    private static final long SMALL_BYTES = 10_000_000;

    static AppendedTiles of(TableLayout layout, Header header) throws FitsFormatException, FitsWriteException {
        List<TableCodec> codecs = new ArrayList<>();
        TableCodec[] recode = new TableCodec[layout.columns().size()];
        for (Column column : layout.columns()) {
            TableCodec codec = codec(layout, column);
            TableCodec standard = TileCodecs.standard(column.tform());
            if (TileCodecs.problem(column.tform(), codec).isEmpty()) {
                codecs.add(codec);
            } else {
                codecs.add(standard);
                // such cells are those of GZIP_1 under another name
                boolean same = codec == TableCodec.GZIP_2 && ColumnCodec.planeWidth(column.tform()) == 1;
                recode[column.index()] = same ? null : standard;
            }
        }
        long stated = header.requireInteger("ZTILELEN");
        long bytes = layout.rows() * layout.rowBytes() + layout.tiling().plainHeapBytes();
        if (layout.tiling().tiles() <= 1 && bytes < SMALL_BYTES) {
            boolean useful = stated > layout.rows() && stated < SMALL_BYTES / Math.max(1, layout.rowBytes());
            return new AppendedTiles(useful ? stated : 0, 0, codecs, recode);
        }
        long tileRows = layout.tiling().tileRows();
        return new AppendedTiles(tileRows, layout.rows() / tileRows, codecs, recode);
    }

    private static TableCodec codec(TableLayout layout, Column column) throws FitsWriteException {
        String name = layout.tiling().columns().get(column.index()).codec();
        return TableCodec.of(name)
                .orElseThrow(() -> FitsWriteException.of(
                                "its rows cannot be compressed: nothing is known of compression '" + name + "'")
                        .file(layout.file())
                        .keyword("ZCTYP" + (column.index() + 1))
                        .column(column.name())
                        .build());
    }
}
