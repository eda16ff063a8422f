// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.compress.RiceDecoder;
import io.fitspark.fits.compress.Shuffle;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeFetch;
import io.fitspark.fits.storage.RangeReader;

/**
 * Decodes a P or Q column of a compressed table, each cell of which is compressed alone, or stored as it is where that is not shorter. Not
 * safe for concurrent use.
 */
final class PackedCells {
    /** Decoded bytes that are held at once, unless a single cell has more. */
    private static final int SLICE_BYTES = 1 << 20;

    /** Rows whose cells are fetched at once. */
    private static final int SLICE_ROWS = 4096;

    private final TableLayout layout;
    private final Column column;
    private final ColumnCodec codec;
    private final CellAppender appender;
    private final RangeFetch fetch;
    private final long fileLength;
    private final long maxCellBytes;
    private final long maxBytes;

    private final List<ByteRange> ranges = new ArrayList<>();
    private final TileScratch scratch = new TileScratch();
    private byte[] heap = {};
    private int[] counts = {};
    private int[] positions = {};
    private long bytesDecoded;

    PackedCells(RangeReader reader, TableLayout layout, Column column, FitsLimits limits, long fileLength)
            throws FitsFormatException {
        this.layout = layout;
        this.column = column;
        this.codec = ColumnCodec.of(layout, column);
        this.appender = new CellAppender(layout, column);
        this.fetch = new RangeFetch(reader, layout::error);
        this.fileLength = fileLength;
        this.maxCellBytes = Math.min(limits.maxCellBytes(), Integer.MAX_VALUE - (1 << 20));
        this.maxBytes = limits.maxBatchBytes() + Math.min(layout.tiling().plainHeapBytes(), layout.heapBytes() * 1032);
    }

    /** Begins a new batch. */
    void begin() {
        bytesDecoded = 0;
    }

    /** Adds the decoded bytes of each row's cell to {@code sums}, from {@code at} on. */
    void addBytes(long[] sums, int at, CellTable table, TileSlice slice) {
        for (int i = 0; i < slice.rows(); i++) {
            sums[at + i] += column.tform().bytes(table.count(slice.local(i)));
        }
    }

    /**
     * Decodes cells; they follow those that {@code to} has already.
     *
     * @param table what the tile holds of the column; null if its cells are all empty since it is of repeat 0
     */
    void decode(ColumnVector to, CellTable table, TileSlice slice) throws IOException {
        long tileRow = layout.tiling().firstRow(slice.tile());
        inflate(table, slice, (from, rows) -> {
            RowNumbers numbers = i -> tileRow + slice.local(from + i);
            appender.append(to, new HeapCells(heap, counts, positions), 0, rows, slice.at() + from, numbers);
        });
    }

    /** Shows the stored elements of each cell that has any. */
    void visit(CellTable table, TileSlice slice, CellVisitor visitor) throws IOException {
        inflate(table, slice, (from, rows) -> {
            for (int i = 0; i < rows; i++) {
                if (counts[i] > 0) {
                    visitor.cell(slice.local(from + i), heap, positions[i], (int)
                            column.tform().bytes(counts[i]));
                }
            }
        });
    }

    /** Takes the bytes of a cell of a row within the tile. */
    interface CellVisitor {
        void cell(int row, byte[] bytes, int offset, int length) throws IOException;
    }

    /** Uses cells that have been inflated: those of some rows of a slice, the first at index 0 of all arrays. */
    private interface Use {
        void rows(int from, int rows) throws IOException;
    }

    private void inflate(CellTable table, TileSlice slice, Use use) throws IOException {
        int rows = slice.rows();
        long tileRow = layout.tiling().firstRow(slice.tile());
        int next = 0;
        while (next < rows) {
            int from = next;
            long bytes = 0;
            ranges.clear();
            while (next < rows && next - from < SLICE_ROWS) {
                long length = table == null ? 0 : check(table, slice, next);
                if (next > from && bytes + length > SLICE_BYTES) {
                    break;
                }
                bytes += length;
                next++;
            }
            countBytes(bytes, tileRow + slice.local(from));
            inflate(table, slice, from, next - from, (int) bytes);
            use.rows(from, next - from);
        }
    }

    /** Checks what the descriptors say of a cell, and gives its decoded bytes. */
    private long check(CellTable table, TileSlice slice, int i) throws FitsFormatException {
        int row = slice.local(i);
        long count = table.count(row);
        if (count == 0) {
            return 0;
        }
        long bytes = column.tform().bytes(count);
        if (bytes > maxCellBytes || count > Integer.MAX_VALUE - 8) {
            throw error(
                    Kind.LIMIT,
                    slice,
                    row,
                    "a cell has " + count + " elements, more than the limit of " + maxCellBytes + " bytes");
        }
        long length = table.length(row);
        if (length != bytes && !codec.canBe(length, bytes, column.tform())) {
            String lost =
                    length == 0 && column.tform().element() == 'X' ? "; fpack loses the bits of such columns" : "";
            throw error(
                    Kind.BAD_TILE,
                    slice,
                    row,
                    length + " compressed bytes cannot be a cell of " + count + " elements" + lost);
        }
        if (layout.heapOffset() + table.offset(row) + length > fileLength) {
            throw error(Kind.TRUNCATED, slice, row, "the file ends within the heap, before the end of a cell");
        }
        return bytes;
    }

    /** Cells may share bytes: what they come to together is bounded by what the heap can hold and the limit of a batch. */
    private void countBytes(long bytes, long row) throws FitsFormatException {
        bytesDecoded += bytes;
        if (bytesDecoded > maxBytes) {
            throw layout.error(Kind.LIMIT, "cells come to more than " + maxBytes + " bytes; read fewer rows at once")
                    .column(column.name())
                    .row(row)
                    .build();
        }
    }

    /** Puts the cells one behind the other into {@link #heap}. */
    private void inflate(CellTable table, TileSlice slice, int from, int rows, int bytes) throws IOException {
        if (heap.length < bytes) {
            heap = new byte[bytes];
        }
        if (counts.length < rows) {
            counts = new int[rows];
            positions = new int[rows];
        }
        for (int i = 0; i < rows; i++) {
            int row = slice.local(from + i);
            counts[i] = table == null ? 0 : (int) table.count(row);
            if (counts[i] > 0) {
                ranges.add(new ByteRange(layout.heapOffset() + table.offset(row), table.length(row)));
            }
        }
        int[] starts = fetch.fetch(ranges);
        int position = 0;
        int cell = 0;
        for (int i = 0; i < rows; i++) {
            positions[i] = position;
            if (counts[i] == 0) {
                continue;
            }
            int length = (int) column.tform().bytes(counts[i]);
            ByteRange range = ranges.get(cell);
            try {
                inflate(fetch.buffer(), starts[cell], (int) range.length(), position, length);
            } catch (CodecException e) {
                throw layout.error(Kind.BAD_TILE, e.reason())
                        .offset(range.position() + e.offset())
                        .column(column.name())
                        .row(layout.tiling().firstRow(slice.tile()) + slice.local(from + i))
                        .tile(slice.tile())
                        .cause(e)
                        .build();
            }
            cell++;
            position += length;
        }
    }

    private void inflate(byte[] src, int off, int length, int at, int bytes) {
        if (length == bytes) {
            System.arraycopy(src, off, heap, at, bytes);
            return;
        }
        switch (codec) {
            case GZIP -> Gzip.inflate(src, off, length, heap, at, bytes);
            case PLANES -> {
                int width = ColumnCodec.planeWidth(column.tform());
                byte[] planes = scratch.bytes(bytes);
                Gzip.inflate(src, off, length, planes, 0, bytes);
                Shuffle.unshuffle(planes, 0, bytes / width, width, heap, at);
            }
            case NONE -> throw new CodecException(length + " bytes for a cell of " + bytes + " bytes", 0);
            case RICE -> rice(src, off, length, at, bytes);
        }
    }

    private void rice(byte[] src, int off, int length, int at, int bytes) {
        switch (column.tform().elementBytes()) {
            case 1 -> RiceDecoder.decode(src, off, length, heap, at, bytes, TileDecoder.RICE_BLOCK);
            case 2 -> {
                short[] shorts = scratch.shorts(bytes / 2);
                RiceDecoder.decode(src, off, length, shorts, 0, bytes / 2, TileDecoder.RICE_BLOCK);
                for (int i = 0; i < bytes / 2; i++) {
                    BigEndian.SHORT.set(heap, at + 2 * i, shorts[i]);
                }
            }
            default -> {
                int[] ints = scratch.ints(bytes / 4);
                RiceDecoder.decode(src, off, length, ints, 0, bytes / 4, TileDecoder.RICE_BLOCK);
                for (int i = 0; i < bytes / 4; i++) {
                    BigEndian.INT.set(heap, at + 4 * i, ints[i]);
                }
            }
        }
    }

    private FitsFormatException error(Kind kind, TileSlice slice, int row, String problem) {
        return layout.error(kind, problem)
                .column(column.name())
                .row(layout.tiling().firstRow(slice.tile()) + row)
                .tile(slice.tile())
                .build();
    }
}
