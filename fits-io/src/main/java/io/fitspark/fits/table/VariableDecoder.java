// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/** Decodes a P or Q column: descriptors from the rows, elements from the heap, which is read in runs of neighbouring cells. */
final class VariableDecoder {
    /** Heap bytes that are held at once, unless a single cell has more. */
    private static final int SLICE_BYTES = 1 << 20;

    /** Rows whose cells are read at once: bounds the bytes of the gaps between them. */
    private static final int SLICE_ROWS = 4096;

    /** Bytes between two cells up to which they are read together. */
    private static final int GAP = 4 << 10;

    private final RangeReader reader;
    private final TableLayout layout;
    private final Column column;
    private final Descriptors descriptors;
    private final CellAppender appender;

    private final long maxBytes;
    private long bytesDecoded;
    private int[] positions = {};
    private final List<Run> runs = new ArrayList<>();

    /** Neighbouring cells: where they are in the file and where they go in memory. */
    private record Run(long position, int offset, int length) {}

    VariableDecoder(RangeReader reader, TableLayout layout, Column column, FitsLimits limits) throws IOException {
        this.reader = reader;
        this.layout = layout;
        this.column = column;
        this.descriptors = new Descriptors(layout, column, reader.length(), limits);
        this.maxBytes = layout.heapBytes() + limits.maxBatchBytes();
        this.appender = new CellAppender(layout, column);
    }

    /** Begins a new batch. */
    void begin() {
        bytesDecoded = 0;
    }

    /** Adds the heap bytes of each row's cell to {@code sums}. */
    void addBytes(long[] sums, Strided cells, RowNumbers numbers) throws FitsFormatException {
        descriptors.parse(cells, numbers);
        for (int row = 0; row < cells.rows(); row++) {
            sums[row] += descriptors.bytes(row);
        }
    }

    /**
     * Decodes cells; they follow those that {@code to} has already.
     *
     * @param cells where the descriptors lie
     * @param firstRow index of the first row in the batch
     */
    void decode(ColumnVector to, Strided cells, int firstRow, RowNumbers numbers, ColumnBatch scratch)
            throws IOException {
        descriptors.parse(cells, numbers);
        int rows = cells.rows();
        int row = 0;
        while (row < rows) {
            int end = row;
            long bytes = 0;
            do {
                bytes += descriptors.bytes(end++);
            } while (end < rows && end - row < SLICE_ROWS && bytes + descriptors.bytes(end) <= SLICE_BYTES);
            countBytes(bytes, numbers.row(row));
            byte[] heap = readHeap(row, end, scratch);
            appender.append(to, new HeapCells(heap, descriptors.counts, positions), row, end, firstRow, numbers);
            row = end;
        }
    }

    /** Cells may share bytes: what they come to together is bounded by what the heap has and the limit of a batch. */
    private void countBytes(long bytes, long row) throws FitsFormatException {
        bytesDecoded += bytes;
        if (bytesDecoded > maxBytes) {
            throw layout.error(
                            Kind.LIMIT,
                            "cells share heap bytes and come to more than " + maxBytes
                                    + " bytes; read fewer rows at once")
                    .column(column.name())
                    .row(row)
                    .build();
        }
    }

    /** Reads the cells of some rows; sets {@link #positions} to where they lie in the array that is returned. */
    private byte[] readHeap(int from, int to, ColumnBatch scratch) throws IOException {
        if (positions.length < to) {
            positions = new int[to];
        }
        runs.clear();
        long total = 0;
        long start = 0;
        long end = -1;
        for (int row = from; row < to; row++) {
            long length = descriptors.bytes(row);
            if (length == 0) {
                positions[row] = 0;
                continue;
            }
            long offset = descriptors.offsets[row];
            if (end < 0 || offset < start || offset > end + GAP) {
                total = flush(start, end, total);
                start = offset;
                end = offset;
            }
            positions[row] = (int) (total + offset - start);
            end = Math.max(end, offset + length);
        }
        total = flush(start, end, total);
        byte[] heap = scratch.heapScratch((int) total);
        if (runs.size() == 1) {
            Run run = runs.get(0);
            reader.readFully(run.position(), heap, run.offset(), run.length());
        } else if (!runs.isEmpty()) {
            List<RangeRead> reads = new ArrayList<>(runs.size());
            for (Run run : runs) {
                reads.add(new RangeRead(run.position(), heap, run.offset(), run.length()));
            }
            reader.readRanges(reads);
        }
        return heap;
    }

    private long flush(long start, long end, long total) {
        if (end < 0) {
            return total;
        }
        long length = end - start;
        runs.add(new Run(layout.heapOffset() + start, Math.toIntExact(total), Math.toIntExact(length)));
        return Math.addExact(total, length);
    }
}
