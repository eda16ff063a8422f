// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.storage.RangeReader;

/** Reads the rows of a table of tiles, some at a time; a small table is read at once and kept. Safe for concurrent use. */
final class TileRows {
    private static final int SMALL_BYTES = 64 << 10;

    /** Bytes of rows read at once of larger ones. */
    private static final int PAGE_BYTES = 256 << 10;

    private final RangeReader reader;
    private final ImageLayout layout;
    private final int rowBytes;
    private final long tiles;
    private final long fileLength;
    private volatile Page last = new Page(0, ByteBuffer.allocate(0), 0);

    /**
     * Consecutive rows.
     *
     * @param first the tile of the first row
     * @param tiles how many there are
     */
    record Page(long first, ByteBuffer rows, long tiles) {
        boolean holds(long tile) {
            return tile >= first && tile - first < tiles;
        }
    }

    TileRows(RangeReader reader, ImageLayout layout, long fileLength) {
        this.reader = reader;
        this.layout = layout;
        this.rowBytes = layout.compression().rowBytes();
        this.tiles = layout.tiling().tiles();
        this.fileLength = fileLength;
    }

    /**
     * Rows with that of a tile among them.
     *
     * @param lastWanted the last tile that will be asked for, so that its row can be read along
     */
    Page page(long tile, long lastWanted) throws IOException {
        Page page = last;
        if (page.holds(tile)) {
            return page;
        }
        long first = 0;
        long count = tiles;
        if (count > SMALL_BYTES / rowBytes) {
            first = tile;
            count = Math.min(Math.max(lastWanted, tile) - tile + 1, Math.max(1, PAGE_BYTES / rowBytes));
        }
        long start = layout.dataOffset() + first * rowBytes;
        long held = Math.min(count, Math.max(0, fileLength - start) / rowBytes);
        if (first + held <= tile) {
            throw layout.error(Kind.TRUNCATED, "the file ends within the rows of the tiles")
                    .offset(fileLength)
                    .tile(tile)
                    .build();
        }
        byte[] bytes = new byte[(int) (held * rowBytes)];
        try {
            reader.readFully(start, bytes, 0, bytes.length);
        } catch (EOFException e) {
            throw layout.error(Kind.TRUNCATED, "the file became shorter while it was read")
                    .offset(start)
                    .cause(e)
                    .build();
        }
        page = new Page(first, ByteBuffer.wrap(bytes), held);
        last = page;
        return page;
    }
}
