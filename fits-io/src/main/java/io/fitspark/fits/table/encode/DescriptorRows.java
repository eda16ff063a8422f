// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;

/**
 * The rows of a compressed table as stored, one for each tile: for each column length in bytes and offset in the heap of what the tile
 * holds of it, 64 bits each ({@code 1QB}).
 */
public final class DescriptorRows {
    /** Bytes of one descriptor. */
    public static final int DESCRIPTOR_BYTES = 16;

    /** Bytes of rows that are held at once, about. */
    private static final int PIECE_BYTES = 64 << 10;

    private DescriptorRows() {}

    /** Writes a descriptor. */
    public static void put(byte[] to, int at, long length, long offset) {
        BigEndian.LONG.set(to, at, length);
        BigEndian.LONG.set(to, at + Long.BYTES, offset);
    }

    /** The length that a descriptor says. */
    public static long length(byte[] from, int at) {
        return (long) BigEndian.LONG.get(from, at);
    }

    /** The offset that a descriptor says. */
    public static long offset(byte[] from, int at) {
        return (long) BigEndian.LONG.get(from, at + Long.BYTES);
    }

    /**
     * Moves what descriptors point to; those of no bytes stay as they are.
     *
     * @param at where the first one is
     * @param count how many follow each other
     * @param base by how much, in bytes
     */
    public static void rebase(byte[] rows, int at, int count, long base) {
        for (int i = 0, p = at; i < count; i++, p += DESCRIPTOR_BYTES) {
            if (length(rows, p) > 0) {
                BigEndian.LONG.set(rows, p + Long.BYTES, Math.addExact(offset(rows, p), base));
            }
        }
    }

    /**
     * Copies the rows of a segment's tiles to their place in the table.
     *
     * @param rows the rows as the segment has them
     * @param columns of the table that is compressed
     * @param base where the segment's heap begins in that of the table
     * @param late the descriptors of the {@link CellRuns#columns}, tile by tile, with offsets in the table's heap; not used if there are none
     * @param longest by column, raised to the longest length of all
     */
    public static void copy(
            ByteSource rows, long tiles, List<Column> columns, long base, ByteSource late, long[] longest, ByteSink to)
            throws IOException {
        List<Column> variable = CellRuns.columns(columns);
        int rowBytes = columns.size() * DESCRIPTOR_BYTES;
        int lateBytes = variable.size() * DESCRIPTOR_BYTES;
        int piece = Math.max(1, PIECE_BYTES / Math.max(1, rowBytes));
        byte[] bytes = new byte[(int) Math.min(piece, tiles) * rowBytes];
        byte[] lateRow = new byte[lateBytes];
        for (long tile = 0; tile < tiles; tile += piece) {
            int count = (int) Math.min(piece, tiles - tile);
            rows.read(tile * rowBytes, bytes, 0, count * rowBytes);
            rebase(bytes, 0, count * columns.size(), base);
            for (int r = 0; r < count; r++) {
                if (lateBytes > 0) {
                    late.read((tile + r) * lateBytes, lateRow, 0, lateBytes);
                }
                for (int v = 0; v < variable.size(); v++) {
                    int at = r * rowBytes + variable.get(v).index() * DESCRIPTOR_BYTES;
                    System.arraycopy(lateRow, v * DESCRIPTOR_BYTES, bytes, at, DESCRIPTOR_BYTES);
                }
                for (int c = 0; c < columns.size(); c++) {
                    longest[c] = Math.max(longest[c], length(bytes, r * rowBytes + c * DESCRIPTOR_BYTES));
                }
            }
            to.write(bytes, 0, count * rowBytes);
        }
    }
}
