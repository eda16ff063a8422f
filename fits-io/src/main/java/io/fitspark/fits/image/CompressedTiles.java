// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeReader;

/** The tiles of a compressed image: finds and checks where they lie, and decodes them. */
final class CompressedTiles implements TileSource {
    private final ImageLayout layout;
    private final ImageCompression compression;
    private final TileFields fields;
    private final long fileLength;
    private final long maxTileBytes;
    private final TileRows rows;
    private final CompressedTileDecoder decoder;

    CompressedTiles(RangeReader reader, ImageLayout layout, FitsLimits limits) throws IOException {
        this.layout = layout;
        this.compression = layout.compression();
        this.fields = compression.fields();
        this.fileLength = reader.length();
        this.maxTileBytes = limits.maxTileBytes();
        this.rows = new TileRows(reader, layout, fileLength);
        this.decoder = new CompressedTileDecoder(layout);
    }

    @Override
    public List<StoredTile> locate(long first, int count) throws IOException {
        Objects.checkFromIndexSize(first, (long) count, layout.tiling().tiles());
        List<StoredTile> tiles = new ArrayList<>(count);
        for (long tile = first; tile < first + count; tile++) {
            TileRows.Page page = rows.page(tile, first + count - 1);
            tiles.add(locate(tile, page.rows(), (int) (tile - page.first()) * compression.rowBytes()));
        }
        return tiles;
    }

    private CompressedTile locate(long tile, ByteBuffer page, int row) throws FitsFormatException {
        int pixels = pixels(tile);
        TileField field = fields.compressed();
        ByteRange range = field == null ? null : range(tile, field, page, row);
        if (isEmpty(range) && fields.uncompressed() != null) {
            field = fields.uncompressed();
            range = range(tile, field, page, row);
        }
        if (isEmpty(range) && fields.gzipped() != null) {
            field = fields.gzipped();
            range = range(tile, field, page, row);
        }
        if (isEmpty(range)) {
            throw layout.error(Kind.BAD_TILE, "no column has bytes of the tile")
                    .column(field.name())
                    .tile(tile)
                    .build();
        }
        if (!decoder.setting(field).canBe(range.length(), pixels)) {
            throw error(
                    Kind.BAD_TILE,
                    tile,
                    field,
                    range.length() + " compressed bytes cannot be the " + pixels + " pixels of the tile");
        }
        List<ByteRange> ranges = List.of(range);
        ByteRange mask = fields.mask() == null ? null : range(tile, fields.mask(), page, row);
        if (!isEmpty(mask)) {
            ranges = List.of(range, mask);
        }
        Quantization quantization = compression.quantization();
        if (quantization == null) {
            Long blank = fields.blank() == null ? null : (Long) fields.blank().whole(page, row);
            return new CompressedTile(tile, pixels, field, ranges, 1, 0, blank);
        }
        Long blank = quantization.blank() == null
                ? null
                : (Long) quantization.blank().whole(page, row);
        double scale = quantization.scale().real(page, row);
        double zero = quantization.zero().real(page, row);
        Quantization.Linear before = quantization.before();
        if (before != null) {
            scale *= before.scale();
            zero = zero * before.scale() + before.zero();
        }
        return new CompressedTile(tile, pixels, field, ranges, scale, zero, blank);
    }

    private static boolean isEmpty(ByteRange range) {
        return range == null || range.length() == 0;
    }

    private int pixels(long tile) throws FitsFormatException {
        Tiling tiling = layout.tiling();
        long pixels = 1;
        long rest = tile;
        for (int axis = 0; axis < tiling.axes().count(); axis++) {
            long length = tiling.length(axis);
            long before = rest % tiling.gridLength(axis) * length;
            pixels *= Math.min(length, tiling.axes().length(axis) - before);
            rest /= tiling.gridLength(axis);
        }
        if (pixels > maxTileBytes / layout.format().storedBytes()) {
            throw layout.error(
                            Kind.LIMIT,
                            "the tile has " + pixels + " pixels of "
                                    + layout.format().storedBytes() + " bytes, more than the limit of " + maxTileBytes
                                    + " bytes")
                    .tile(tile)
                    .build();
        }
        return (int) pixels;
    }

    /** The bytes of a cell; of an empty one it does not matter where it is said to be. */
    private ByteRange range(long tile, TileField field, ByteBuffer page, int row) throws FitsFormatException {
        int at = row + field.offset();
        long count = field.wide() ? page.getLong(at) : page.getInt(at) & 0xFFFF_FFFFL;
        long offset = field.wide() ? page.getLong(at + Long.BYTES) : page.getInt(at + Integer.BYTES) & 0xFFFF_FFFFL;
        if (count == 0) {
            return null;
        }
        long heap = compression.heapBytes();
        if (count < 0
                || offset < 0
                || offset > heap
                || count > heap / field.elementBytes()
                || count * field.elementBytes() > heap - offset) {
            throw error(
                    Kind.BAD_DESCRIPTOR,
                    tile,
                    field,
                    count + " elements of " + field.elementBytes() + " bytes at heap offset " + offset
                            + " lie beyond the heap of " + heap + " bytes");
        }
        long length = count * field.elementBytes();
        long position = compression.heapOffset() + offset;
        if (position + length > fileLength) {
            throw error(Kind.TRUNCATED, tile, field, "the file ends within the heap, before the end of the tile");
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw error(Kind.LIMIT, tile, field, "the tile has " + length + " compressed bytes");
        }
        return new ByteRange(position, length);
    }

    private FitsFormatException error(Kind kind, long tile, TileField field, String problem) {
        return layout.error(kind, problem).column(field.name()).tile(tile).build();
    }

    @Override
    public byte[] decode(StoredTile tile, byte[] bytes, int[] starts, Object pixels, int at, TileScratch scratch)
            throws IOException {
        return decoder.decode((CompressedTile) tile, bytes, starts, pixels, at, scratch);
    }
}
