// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TileColumn;

/** Whether the tiles of a table that is repacked get another number of rows. */
public final class Retiling {
    private static final long TILE_BYTES = 10_000_000;

    /** Tiles are made anew if so many of them would make one of the usual size. */
    private static final long MANY = 10;

    private Retiling() {}

    /**
     * How many rows a tile gets.
     *
     * @param asked what the user asks for; 0 if nothing
     * @return 0 if the tiles stay as they are
     */
    public static long tileRows(TableLayout layout, long asked) {
        if (!layout.isTiled() || layout.rows() == 0) {
            return 0;
        }
        long now = layout.tiling().tileRows();
        if (asked > 0) {
            long wanted = Math.min(asked, layout.rows());
            return wanted == now ? 0 : asked;
        }
        long cells = layout.tiling().plainHeapBytes() / layout.rows();
        long usual = Math.max(1, Math.min(layout.rows(), TILE_BYTES / Math.max(1, layout.rowBytes() + cells)));
        return now <= usual / MANY && isKnown(layout) ? usual : 0;
    }

    private static boolean isKnown(TableLayout layout) {
        return layout.tiling().columns().stream()
                .map(TileColumn::codec)
                .allMatch(codec -> TableCodec.of(codec).isPresent());
    }
}
