// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/**
 * What a tile holds of a P or Q column: for each row the descriptor of the cell in the plain table, 8 or 16 bytes, and length in bytes and
 * offset in the heap of the compressed cell, 8 bytes each. All those of one kind come before all of the other. cfitsio and most others put
 * the plain ones first, the standard the compressed ones; only the numbers tell.
 */
final class CellTable implements TileContent {
    /** Bytes of the descriptor of a compressed cell. */
    static final int DESCRIPTOR_BYTES = 16;

    private final byte[] bytes;
    private final boolean wide;
    private final int plainStart;
    private final int packedStart;

    private CellTable(byte[] bytes, boolean wide, int plainStart, int packedStart) {
        this.bytes = bytes;
        this.wide = wide;
        this.plainStart = plainStart;
        this.packedStart = packedStart;
    }

    /**
     * Finds out which of the two come first. Where the numbers are possible either way, cells that end where this table begins in the heap
     * decide, as most writers put them; else it is cfitsio's order.
     */
    static CellTable of(TableLayout layout, TileBlob blob, byte[] bytes) throws FitsFormatException {
        Column column = blob.column();
        int rows = blob.rows();
        boolean wide = column.tform().code() == 'Q';
        int plainBytes = rows * column.tform().descriptorBytes();
        CellTable plainFirst = new CellTable(bytes, wide, 0, plainBytes);
        CellTable packedFirst = new CellTable(bytes, wide, rows * DESCRIPTOR_BYTES, 0);
        for (ColumnCodec codec : new ColumnCodec[] {ColumnCodec.of(layout, column), null}) {
            boolean plain = plainFirst.firstImpossible(layout, column, rows, codec) < 0;
            boolean packed = packedFirst.firstImpossible(layout, column, rows, codec) < 0;
            long start = blob.range().position() - layout.heapOffset();
            if (plain && packed && plainFirst.end(rows) != start && packedFirst.end(rows) == start) {
                return packedFirst;
            }
            if (plain || packed) {
                return plain ? plainFirst : packedFirst;
            }
        }
        int row = plainFirst.firstImpossible(layout, column, rows, null);
        throw layout.error(
                        Kind.BAD_DESCRIPTOR,
                        "a cell of " + plainFirst.count(row) + " elements in " + plainFirst.length(row)
                                + " bytes at heap offset " + plainFirst.offset(row)
                                + " lies beyond the heap, of " + layout.heapBytes() + " bytes and ZPCOUNT "
                                + layout.tiling().plainHeapBytes())
                .column(column.name())
                .row(layout.tiling().firstRow(blob.tile()) + row)
                .tile(blob.tile())
                .build();
    }

    /**
     * The first row whose numbers cannot be; -1 if there is none.
     *
     * @param codec if not null, the sizes are also held against what it can do
     */
    private int firstImpossible(TableLayout layout, Column column, int rows, ColumnCodec codec) {
        long heap = layout.heapBytes();
        long plainHeap = layout.tiling().plainHeapBytes();
        for (int row = 0; row < rows; row++) {
            long length = length(row);
            long offset = offset(row);
            long count = count(row);
            boolean possible = length >= 0
                    && offset >= 0
                    && (length == 0 || length <= heap && offset <= heap - length)
                    && count >= 0
                    && count / 8 <= plainHeap
                    && column.tform().bytes(count) <= plainHeap;
            if (!possible || codec != null && !isPossible(column, codec, count, length)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean isPossible(Column column, ColumnCodec codec, long count, long length) {
        if (count == 0 || length == 0) {
            return count == length;
        }
        long bytes = column.tform().bytes(count);
        return length == bytes || codec.canBe(length, bytes, column.tform());
    }

    /** Where the last cell ends in the heap. */
    private long end(int rows) {
        long end = 0;
        for (int row = 0; row < rows; row++) {
            end = length(row) == 0 ? end : Math.max(end, offset(row) + length(row));
        }
        return end;
    }

    /** Elements of a cell. */
    long count(int row) {
        return wide
                ? (long) BigEndian.LONG.get(bytes, plainStart + 16 * row)
                : (int) BigEndian.INT.get(bytes, plainStart + 8 * row) & 0xFFFF_FFFFL;
    }

    /** Where the cell begins in the heap of the plain table. */
    long plainOffset(int row) {
        return wide
                ? (long) BigEndian.LONG.get(bytes, plainStart + 16 * row + 8)
                : (int) BigEndian.INT.get(bytes, plainStart + 8 * row + 4) & 0xFFFF_FFFFL;
    }

    /** Gives a row's descriptor as it is in the plain table. */
    void copyPlain(int row, byte[] to, int at) {
        int width = wide ? 16 : 8;
        System.arraycopy(bytes, plainStart + width * row, to, at, width);
    }

    /** Bytes of the compressed cell. */
    long length(int row) {
        return (long) BigEndian.LONG.get(bytes, packedStart + DESCRIPTOR_BYTES * row);
    }

    /** Where it begins in the heap. */
    long offset(int row) {
        return (long) BigEndian.LONG.get(bytes, packedStart + DESCRIPTOR_BYTES * row + 8);
    }

    @Override
    public long bytes() {
        return bytes.length;
    }
}
