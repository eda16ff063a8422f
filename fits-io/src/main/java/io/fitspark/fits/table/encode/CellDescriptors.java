// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.StoredCells;

/**
 * Makes what a compressed table holds of its P and Q columns in the place of rows, from the {@link CellRuns} of segments in their order:
 * of each tile and column one gzip member of, for all rows, first the descriptors as they are in the plain table, then those of the
 * compressed cells; those of empty cells are zeros. In the plain table the cells lie row after row, and within a row in the order of the columns. Not safe for concurrent
 * use.
 */
public final class CellDescriptors {
    /** Bytes of the descriptor of a compressed cell. */
    static final int PACKED_BYTES = 16;

    private final List<Column> columns;
    private final long tileRows;
    private final ElementCodec codec;
    private final EncodeScratch scratch = new EncodeScratch();
    private final List<Table> tables = new ArrayList<>();
    private long plainOffset;

    /** Takes what is made. */
    public interface BlobSink {
        /**
         * Takes what the next tile holds of a column; the array belongs to the caller again when this returns.
         *
         * @param length of the bytes, which begin at index 0
         */
        void blob(Column column, byte[] bytes, int length) throws IOException;
    }

    /** Says where in the heap bytes come to lie. */
    @FunctionalInterface
    public interface Move {
        long of(long offset) throws IOException;
    }

    /** The descriptors of a column in a tile. */
    private static final class Table {
        final Column column;
        final boolean wide;
        byte[] bytes = {};
        int plain;
        int packed;

        Table(Column column) {
            this.column = column;
            this.wide = column.tform().code() == 'Q';
        }

        void begin(int rows) {
            int plainBytes = rows * column.tform().descriptorBytes();
            int length = plainBytes + rows * PACKED_BYTES;
            if (bytes.length < length) {
                bytes = new byte[length];
            }
            plain = 0;
            packed = plainBytes;
        }

        void add(long count, long plainOffset, long length, long offset) {
            if (wide) {
                BigEndian.LONG.set(bytes, plain, count);
                BigEndian.LONG.set(bytes, plain + 8, plainOffset);
                plain += 16;
            } else {
                BigEndian.INT.set(bytes, plain, (int) count);
                BigEndian.INT.set(bytes, plain + 4, (int) plainOffset);
                plain += 8;
            }
            DescriptorRows.put(bytes, packed, length, length == 0 ? 0 : offset);
            packed += PACKED_BYTES;
        }
    }

    /**
     * @param columns the P and Q columns, {@link CellRuns#columns}; those of P only if all plain offsets fit
     * @param tileRows rows of every tile but the last
     * @param plainBase where the first cell begins in the heap of the plain table
     * @param level of gzip
     */
    public CellDescriptors(List<Column> columns, long tileRows, long plainBase, int level) {
        this.columns = columns;
        this.tileRows = tileRows;
        this.plainOffset = plainBase;
        this.codec = ElementCodec.ofDescriptors(level);
        columns.forEach(column -> tables.add(new Table(column)));
    }

    /**
     * Makes those of a segment's tiles, tile by tile and column by column.
     *
     * @param rows rows of the segment, of which only the last tile may have fewer than all others
     * @param heapBase where the segment's heap begins in that of the table
     */
    public void build(CellRuns runs, long rows, long heapBase, BlobSink sink) throws IOException {
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(tileRows, rows - done);
            tile(runs, count, heapBase);
            emit(sink);
            done += count;
        }
    }

    private void emit(BlobSink sink) throws IOException {
        for (Table table : tables) {
            int length = codec.encode(table.bytes, table.packed, scratch);
            sink.blob(table.column, scratch.out(), length);
        }
    }

    /**
     * Makes those of a tile of a table that is there, whose cells have moved.
     *
     * @param cells by column
     * @param move where the cells have moved
     */
    public void rebuild(List<StoredCells> cells, int rows, Move move, BlobSink sink) throws IOException {
        for (Table table : tables) {
            table.begin(rows);
        }
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < cells.size(); c++) {
                StoredCells stored = cells.get(c);
                int count = stored.count(row);
                int length = stored.length(row);
                long offset = length == 0 ? 0 : move.of(stored.offset(row));
                tables.get(c).add(count, count == 0 ? 0 : plainOffset, length, offset);
                plainOffset += columns.get(c).tform().bytes(count);
            }
        }
        emit(sink);
    }

    /** Where the next cell will begin in the heap of the plain table. */
    public long plainOffset() {
        return plainOffset;
    }

    private void tile(CellRuns runs, int rows, long heapBase) throws IOException {
        for (Table table : tables) {
            table.begin(rows);
        }
        int left = rows;
        while (left > 0) {
            if (!runs.next() || runs.rows() > left) {
                throw new EOFException("the notes on cells do not fit the tiles");
            }
            run(runs, heapBase);
            left -= runs.rows();
        }
    }

    private void run(CellRuns runs, long heapBase) {
        long[] offsets = new long[tables.size()];
        long next = Math.addExact(heapBase, runs.offset());
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = next;
            for (int row = 0; row < runs.rows(); row++) {
                next += runs.length(c, row);
            }
        }
        for (int row = 0; row < runs.rows(); row++) {
            for (int c = 0; c < offsets.length; c++) {
                int count = runs.count(c, row);
                int length = runs.length(c, row);
                tables.get(c).add(count, count == 0 ? 0 : plainOffset, length, offsets[c]);
                plainOffset += columns.get(c).tform().bytes(count);
                offsets[c] += length;
            }
        }
    }
}
