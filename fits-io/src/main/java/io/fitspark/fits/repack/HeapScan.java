// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.storage.BufferedRangeReader;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.StoredCells;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.CellRuns;

/**
 * Finds what the descriptors of a table point to. Of a compressed table with P and Q columns, the descriptors of their cells lie in the heap,
 * too; they are counted only, as they are made anew when cells move. Not safe for concurrent use.
 */
public final class HeapScan {
    private static final int PIECE_BYTES = 256 << 10;
    private static final int BLOCKS = 8;

    private final RangeReader reader;
    private final TableLayout layout;
    private final FitsLimits limits;
    private final List<Column> variable;

    /**
     * What was found beside the runs.
     *
     * @param tailBytes bytes of descriptors of cells in the heap of a compressed table
     * @param plainBytes bytes of the cells of P and Q columns in the heap of the table when it is not compressed
     * @param longestCells by column, elements of the longest such cell
     * @param mainSum the sum of the rows, or rows of descriptors, at their place in the main part
     */
    public record Found(long tailBytes, long plainBytes, long[] longestCells, long mainSum) implements Serializable {
        /** Together with what was found in other rows. */
        public Found and(Found other) {
            long[] longest = longestCells.clone();
            for (int c = 0; c < longest.length; c++) {
                longest[c] = Math.max(longest[c], other.longestCells[c]);
            }
            return new Found(
                    Math.addExact(tailBytes, other.tailBytes),
                    Math.addExact(plainBytes, other.plainBytes),
                    longest,
                    OnesSum.combine(mainSum, other.mainSum, 0));
        }
    }

    public HeapScan(RangeReader reader, TableLayout layout, FitsLimits limits) throws IOException {
        this.reader = new BufferedRangeReader(reader, PIECE_BYTES, BLOCKS);
        this.layout = layout;
        this.limits = limits;
        this.variable = CellRuns.columns(layout.columns());
    }

    /** How many there are of what is scanned: tiles of a compressed table, else rows. */
    public static long units(TableLayout layout) {
        return layout.isTiled() ? layout.tiling().tiles() : layout.rows();
    }

    /**
     * Scans some tiles, or rows.
     *
     * @param to gets all that they point to
     * @throws FitsFormatException if that is beyond the heap
     */
    public Found scan(long first, long count, HeapRuns to) throws IOException {
        long[] longest = new long[layout.columns().size()];
        return layout.isTiled() ? tiles(first, count, to, longest) : rows(first, count, to, longest);
    }

    private Found rows(long first, long count, HeapRuns to, long[] longest) throws IOException {
        long plain = 0;
        long sum = 0;
        requireRow(layout.rowBytes());
        int rowBytes = (int) layout.rowBytes();
        if (rowBytes == 0) {
            return new Found(0, 0, longest, 0);
        }
        long piece = Math.max(1, PIECE_BYTES / rowBytes);
        byte[] rows = new byte[(int) Math.min(piece, count) * rowBytes];
        for (long done = 0; done < count; done += piece) {
            int part = (int) Math.min(piece, count - done);
            reader.readFully(layout.rowPosition(first + done), rows, 0, part * rowBytes);
            sum = OnesSum.combine(sum, OnesSum.of(rows, 0, part * rowBytes), (first + done) * rowBytes);
            for (int r = 0; r < part; r++) {
                for (Column column : variable) {
                    int at = r * rowBytes + (int) column.rowOffset();
                    boolean wide = column.tform().code() == 'Q';
                    long elements = number(rows, at, wide);
                    long bytes = bytes(column, elements, first + done + r);
                    long offset = bytes == 0 ? 0 : number(rows, at + (wide ? Long.BYTES : Integer.BYTES), wide);
                    if (offset < 0 || offset > layout.heapBytes() - bytes) {
                        throw beyond(bytes, offset)
                                .column(column.name())
                                .row(first + done + r)
                                .build();
                    }
                    to.add(offset, bytes);
                    plain += bytes;
                    longest[column.index()] = Math.max(longest[column.index()], elements);
                }
            }
        }
        return new Found(0, plain, longest, sum);
    }

    private void requireRow(long bytes) throws FitsFormatException {
        if (bytes > limits.maxTileBytes()) {
            throw layout.error(
                            Kind.LIMIT,
                            "rows of " + bytes + " bytes are longer than the limit of " + limits.maxTileBytes()
                                    + " bytes")
                    .build();
        }
    }

    private long bytes(Column column, long elements, long row) throws FitsFormatException {
        if (elements < 0 || elements / Byte.SIZE > layout.heapBytes()) {
            throw layout.error(
                            Kind.BAD_DESCRIPTOR,
                            "a cell of " + elements + " elements is longer than the heap of " + layout.heapBytes()
                                    + " bytes")
                    .column(column.name())
                    .row(row)
                    .build();
        }
        return column.tform().bytes(elements);
    }

    private FitsFormatException.Builder beyond(long bytes, long offset) {
        return layout.error(
                Kind.BAD_DESCRIPTOR,
                bytes + " bytes at heap offset " + offset + " lie beyond the heap of " + layout.heapBytes() + " bytes");
    }

    /** A number of a descriptor. */
    static long number(byte[] bytes, int at, boolean wide) {
        return wide ? (long) BigEndian.LONG.get(bytes, at) : (int) BigEndian.INT.get(bytes, at) & 0xFFFF_FFFFL;
    }

    private Found tiles(long first, long count, HeapRuns to, long[] longest) throws IOException {
        StoredTiles stored = variable.isEmpty() ? null : new StoredTiles(reader, layout, limits);
        TileRow row = new TileRow(reader, layout);
        boolean[] late = new boolean[longest.length];
        variable.forEach(column -> late[column.index()] = true);
        long tail = 0;
        long plain = 0;
        long sum = 0;
        for (long tile = first; tile < first + count; tile++) {
            row.read(tile);
            sum = OnesSum.combine(sum, row.sum(), tile * layout.tiling().descriptorRowBytes());
            for (Column column : layout.columns()) {
                if (late[column.index()]) {
                    tail += row.length(column);
                } else {
                    to.add(row.offset(column), row.length(column));
                }
            }
            for (Column column : variable) {
                plain += cells(stored.variableCells(tile, column), stored.rows(tile), column, to, longest);
            }
        }
        return new Found(tail, plain, longest, sum);
    }

    /** Gives the bytes that the cells have in the heap of the plain table. */
    private static long cells(StoredCells cells, int rows, Column column, HeapRuns to, long[] longest)
            throws IOException {
        long plain = 0;
        for (int row = 0; row < rows; row++) {
            int length = cells.length(row);
            to.add(length == 0 ? 0 : cells.offset(row), length);
            plain += column.tform().bytes(cells.count(row));
            longest[column.index()] = Math.max(longest[column.index()], cells.count(row));
        }
        return plain;
    }
}
