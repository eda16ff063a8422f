// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.EOFException;
import java.io.IOException;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeReader;

/** Says where the cells of a compressed table are: reads and checks the rows of descriptors. Safe for concurrent use. */
final class TileDirectory {
    /** A table of descriptors up to this size is read at once and kept. */
    private static final int SMALL_BYTES = 64 << 10;

    /** Bytes of descriptors read at once of larger ones. */
    private static final int PAGE_BYTES = 256 << 10;

    private final RangeReader reader;
    private final TableLayout layout;
    private final Tiling tiling;
    private final long fileLength;
    private final long maxTileBytes;
    private volatile Page last = new Page(0, new byte[0], 0);

    /** Some consecutive rows of descriptors. */
    private record Page(long first, byte[] bytes, long tiles) {
        boolean holds(long tile) {
            return tile >= first && tile - first < tiles;
        }
    }

    TileDirectory(RangeReader reader, TableLayout layout, FitsLimits limits, long fileLength) {
        this.reader = reader;
        this.layout = layout;
        this.tiling = layout.tiling();
        this.fileLength = fileLength;
        this.maxTileBytes = Math.min(limits.maxTileBytes(), Integer.MAX_VALUE - 8);
    }

    /**
     * Finds and checks the cells of a column that takes bytes in the rows.
     *
     * @param lastWanted the last tile that will be asked for, so that its descriptors can be read along
     */
    TileBlob locate(long tile, Column column, long lastWanted) throws IOException {
        Page page = page(tile, lastWanted);
        TileColumn stored = tiling.columns().get(column.index());
        int at = (int) ((tile - page.first()) * tiling.descriptorRowBytes()) + stored.descriptorOffset();
        byte[] bytes = page.bytes();
        long length = stored.wide()
                ? (long) BigEndian.LONG.get(bytes, at)
                : (int) BigEndian.INT.get(bytes, at) & 0xFFFF_FFFFL;
        long offset = stored.wide()
                ? (long) BigEndian.LONG.get(bytes, at + 8)
                : (int) BigEndian.INT.get(bytes, at + 4) & 0xFFFF_FFFFL;
        if (length < 0 || offset < 0 || offset > layout.heapBytes() || length > layout.heapBytes() - offset) {
            throw error(
                    Kind.BAD_DESCRIPTOR,
                    tile,
                    column,
                    length + " bytes at heap offset " + offset + " lie beyond the heap of " + layout.heapBytes()
                            + " bytes");
        }
        long position = layout.heapOffset() + offset;
        if (position + length > fileLength) {
            throw error(Kind.TRUNCATED, tile, column, "the file ends within the heap, before the end of the cells");
        }
        long rows = layout.rowsOfTile(tile);
        long rowBytes = inflatedRowBytes(column);
        if (rows > maxTileBytes / rowBytes) {
            throw error(
                    Kind.LIMIT,
                    tile,
                    column,
                    rows + " rows of " + rowBytes + " bytes are more than the limit of " + maxTileBytes + " bytes");
        }
        int inflated = (int) (rows * rowBytes);
        ColumnCodec codec = ColumnCodec.ofBlob(layout, column);
        if (!codec.canBe(length, inflated, column.tform())) {
            throw error(
                    Kind.BAD_TILE,
                    tile,
                    column,
                    length + " compressed bytes cannot be the " + inflated + " bytes of its cells");
        }
        return new TileBlob(tile, column, new ByteRange(position, length), (int) rows, inflated);
    }

    /** Of a P or Q column each row has two descriptors: that of the plain table, and one of the compressed cell. */
    static long inflatedRowBytes(Column column) {
        return column.form().isDescriptor() ? column.rowBytes() + CellTable.DESCRIPTOR_BYTES : column.rowBytes();
    }

    private Page page(long tile, long lastWanted) throws IOException {
        Page page = last;
        if (page.holds(tile)) {
            return page;
        }
        int rowBytes = tiling.descriptorRowBytes();
        long first = 0;
        long count = tiling.tiles();
        if (count > SMALL_BYTES / rowBytes) {
            first = tile;
            count = Math.min(Math.max(lastWanted, tile) - tile + 1, Math.max(1, PAGE_BYTES / rowBytes));
        }
        long start = layout.dataOffset() + first * rowBytes;
        long held = Math.min(count, Math.max(0, fileLength - start) / rowBytes);
        if (first + held <= tile) {
            throw layout.error(Kind.TRUNCATED, "the file ends within the descriptors of the tiles")
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
        page = new Page(first, bytes, held);
        last = page;
        return page;
    }

    private FitsFormatException error(Kind kind, long tile, Column column, String problem) {
        return layout.error(kind, problem).column(column.name()).tile(tile).build();
    }
}
