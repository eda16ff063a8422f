// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.CellEncoder;

/**
 * The heap of a table that is being written: elements of the variable-length cells, row after row, and their descriptors. Those of an empty
 * cell are zeros.
 */
final class CellHeap {
    private static final int LONGEST_CELL = Integer.MAX_VALUE - 8;

    private final RowSink sink;
    private final int bufferBytes;
    private final long narrowLimit;
    private final Column[] columns;
    private final CellEncoder[] encoders;
    private final ColumnVector[] cells;
    private final int[] counts;
    private final long[] sizes;
    private final long[] longest;
    private byte[] buffer = {};
    private int used;
    private long length;

    /**
     * @param start bytes that are in the heap before
     * @param narrowLimit bytes of heap that descriptors of 32 bits reach
     */
    CellHeap(TableSchema schema, TableOptions options, RowSink sink, long start, long narrowLimit) {
        this.sink = sink;
        this.bufferBytes = options.bufferBytes();
        this.narrowLimit = narrowLimit;
        this.length = start;
        this.columns = schema.columns().stream()
                .filter(column -> column.form().isDescriptor())
                .toArray(Column[]::new);
        this.encoders = Arrays.stream(columns)
                .map(column -> CellEncoder.of(column, options.nonAscii()))
                .toArray(CellEncoder[]::new);
        this.cells = new ColumnVector[columns.length];
        this.counts = new int[columns.length];
        this.sizes = new long[columns.length];
        this.longest = new long[schema.columns().size()];
    }

    boolean isEmpty() {
        return columns.length == 0;
    }

    /** Bytes of the heap. */
    long length() {
        return length;
    }

    /** By column of the table, elements of the longest cell. */
    long[] longest() {
        return longest;
    }

    /** The same columns have wide descriptors from now on. */
    void widen(TableSchema wide) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = wide.columns().get(columns[i].index());
        }
    }

    /**
     * Encodes the cells of some rows.
     *
     * @param at where the first row begins in {@code to}
     * @return how many rows were encoded: fewer if the next one would pass what narrow descriptors reach
     */
    int encode(ColumnBatch batch, int from, int rows, byte[] to, int at, int stride, long tableRow) throws IOException {
        for (int i = 0; i < columns.length; i++) {
            cells[i] = batch.column(columns[i].index());
        }
        for (int r = 0; r < rows; r++) {
            long bytes = 0;
            for (int i = 0; i < columns.length; i++) {
                counts[i] = encoders[i].elements(cells[i], from + r);
                sizes[i] = columns[i].tform().bytes(counts[i]);
                bytes += sizes[i];
            }
            if (bytes > narrowLimit - length && hasNarrow()) {
                return r;
            }
            for (int i = 0; i < columns.length; i++) {
                encodeCell(i, from + r, to, at + r * stride, tableRow + r);
            }
        }
        return rows;
    }

    private boolean hasNarrow() {
        return Arrays.stream(columns).anyMatch(CellHeap::isNarrow);
    }

    /** Whether a column has descriptors of 32 bits. */
    static boolean isNarrow(Column column) {
        return column.form().isDescriptor() && column.tform().code() == 'P' && column.rowBytes() > 0;
    }

    /** The schema of a table that gets more rows: its descriptors of 32 bits may become such of 64. */
    static TableSchema appendable(TableLayout layout) {
        Set<Integer> open = layout.columns().stream()
                .filter(CellHeap::isNarrow)
                .map(Column::index)
                .collect(Collectors.toSet());
        return new TableSchema(layout.columns(), layout.rowBytes(), open);
    }

    /**
     * @param at where the row begins
     */
    private void encodeCell(int i, int row, byte[] to, int at, long tableRow) throws IOException {
        Column column = columns[i];
        int count = counts[i];
        if (column.rowBytes() == 0) {
            encoders[i].encodeElements(cells[i], row, to, at, tableRow);
            return;
        }
        int descriptor = at + (int) column.rowOffset();
        long offset = count == 0 ? 0 : length;
        if (column.tform().code() == 'Q') {
            BigEndian.LONG.set(to, descriptor, (long) count);
            BigEndian.LONG.set(to, descriptor + Long.BYTES, offset);
        } else {
            BigEndian.INT.set(to, descriptor, count);
            BigEndian.INT.set(to, descriptor + Integer.BYTES, (int) offset);
        }
        if (count > 0) {
            int bytes = cellBytes(sizes[i], column, tableRow);
            reserve(bytes);
            encoders[i].encodeElements(cells[i], row, buffer, used, tableRow);
            used += bytes;
            length += bytes;
            longest[column.index()] = Math.max(longest[column.index()], count);
        }
    }

    private static int cellBytes(long bytes, Column column, long tableRow) throws FitsWriteException {
        if (bytes > LONGEST_CELL) {
            throw FitsWriteException.of("a cell of " + bytes + " bytes is longer than " + LONGEST_CELL + " bytes")
                    .column(column.name())
                    .row(tableRow)
                    .build();
        }
        return (int) bytes;
    }

    private void reserve(int bytes) throws IOException {
        if (bytes > buffer.length - used) {
            flush();
            if (bytes > buffer.length) {
                buffer = new byte[Math.max(bytes, bufferBytes)];
            }
        }
    }

    /** Hands on what was collected. */
    void flush() throws IOException {
        if (used > 0) {
            sink.heap(buffer, 0, used);
            used = 0;
        }
    }
}
