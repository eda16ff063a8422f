// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.compress.RiceDecoder;

/** Makes of compressed bytes what a tile holds of a column. Safe for concurrent use. */
final class TileDecoder {
    /** Values of a Rice block in tables. */
    static final int RICE_BLOCK = 32;

    private final TableLayout layout;

    TileDecoder(TableLayout layout) {
        this.layout = layout;
    }

    /**
     * Inflates.
     *
     * @param scratch where to, if what is returned is used up before the scratch is used again; else null
     */
    TileContent inflate(TileBlob blob, byte[] src, int off, TileScratch scratch) throws FitsFormatException {
        Column column = blob.column();
        try {
            if (column.form().isDescriptor()) {
                byte[] bytes = new byte[blob.inflatedBytes()];
                Gzip.inflate(src, off, (int) blob.range().length(), bytes, 0, bytes.length);
                return CellTable.of(layout, blob, bytes);
            }
            return cells(blob, src, off, scratch);
        } catch (CodecException e) {
            throw layout.error(Kind.BAD_TILE, e.reason())
                    .offset(blob.range().position() + e.offset())
                    .column(column.name())
                    .tile(blob.tile())
                    .cause(e)
                    .build();
        }
    }

    private TileCells cells(TileBlob blob, byte[] src, int off, TileScratch scratch) throws FitsFormatException {
        Column column = blob.column();
        int length = (int) blob.range().length();
        int count = blob.inflatedBytes();
        int elements =
                column.tform().element() == 'X' ? 0 : count / column.tform().elementBytes();
        return switch (ColumnCodec.of(layout, column)) {
            case GZIP -> {
                byte[] bytes = bytes(scratch, count);
                Gzip.inflate(src, off, length, bytes, 0, count);
                yield new BigEndianCells(column, bytes);
            }
            case PLANES -> {
                byte[] bytes = bytes(scratch, count);
                Gzip.inflate(src, off, length, bytes, 0, count);
                yield new PlaneCells(column, bytes, elements);
            }
            case NONE -> {
                if (length != count) {
                    throw new CodecException(length + " bytes for the " + count + " bytes of the cells", 0);
                }
                byte[] bytes = bytes(scratch, count);
                System.arraycopy(src, off, bytes, 0, count);
                yield new BigEndianCells(column, bytes);
            }
            case RICE -> rice(column, src, off, length, elements, scratch);
        };
    }

    private static TileCells rice(Column column, byte[] src, int off, int length, int elements, TileScratch scratch) {
        return switch (column.tform().elementBytes()) {
            case 1 -> {
                byte[] bytes = bytes(scratch, elements);
                RiceDecoder.decode(src, off, length, bytes, 0, elements, RICE_BLOCK);
                yield new BigEndianCells(column, bytes);
            }
            case 2 -> {
                short[] shorts = scratch == null ? new short[elements] : scratch.shorts(elements);
                RiceDecoder.decode(src, off, length, shorts, 0, elements, RICE_BLOCK);
                yield new ShortCells(column, shorts);
            }
            default -> {
                int[] ints = scratch == null ? new int[elements] : scratch.ints(elements);
                RiceDecoder.decode(src, off, length, ints, 0, elements, RICE_BLOCK);
                yield new IntCells(column, ints);
            }
        };
    }

    private static byte[] bytes(TileScratch scratch, int length) {
        return scratch == null ? new byte[length] : scratch.bytes(length);
    }
}
