// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.CellEncoder;
import io.fitspark.fits.table.encode.NonAscii;

/** Makes stored rows of batches, and hands them on when there are many. Column by column, but of so few rows at a time that they stay in cache. */
final class RowEncoder {
    /** Rows that are encoded column by column: they stay in the nearest cache while all columns come by. */
    private static final int BLOCK_BYTES = 32 << 10;

    private static final int MOST_ROWS = 1 << 16;
    private static final int LONGEST_ROW = Integer.MAX_VALUE - 8;

    private final NonAscii nonAscii;
    private final int bufferBytes;
    private final byte filler;
    private final RowSink sink;
    private final CellHeap heap;
    private TableSchema schema;
    private int[] fixed;
    private CellEncoder[] encoders;
    private int[] offsets;
    private char[] codes;
    private int[] numbers;
    private int stride;

    /** Made for the first row. */
    private byte[] buffer;

    private int bufferRows;
    private int blockRows;
    private int filled;
    private long rows;

    /**
     * @param firstRow rows that the table has before
     * @param heap takes the variable-length cells
     */
    RowEncoder(TableSchema schema, TableOptions options, RowSink sink, long firstRow, CellHeap heap)
            throws FitsWriteException {
        this.nonAscii = options.nonAscii();
        this.bufferBytes = options.bufferBytes();
        this.filler = (byte) (schema.isAscii() ? ' ' : 0);
        this.sink = sink;
        this.rows = firstRow;
        this.heap = heap;
        layOut(schema);
    }

    private void layOut(TableSchema newSchema) throws FitsWriteException {
        if (newSchema.rowBytes() > LONGEST_ROW) {
            throw FitsWriteException.of("a row of " + newSchema.rowBytes() + " bytes is longer than " + LONGEST_ROW
                            + " bytes; make its arrays variable-length columns")
                    .build();
        }
        schema = newSchema;
        fixed = schema.columns().stream()
                .filter(column -> !column.form().isDescriptor())
                .mapToInt(Column::index)
                .toArray();
        encoders = new CellEncoder[fixed.length];
        offsets = new int[fixed.length];
        codes = new char[fixed.length];
        numbers = new int[fixed.length];
        for (int i = 0; i < fixed.length; i++) {
            Column column = schema.columns().get(fixed[i]);
            encoders[i] = CellEncoder.of(column, nonAscii);
            offsets[i] = (int) column.rowOffset();
            codes[i] = SingleCells.code(column);
            numbers[i] = SingleCells.numbers(column);
        }
        stride = (int) schema.rowBytes();
        bufferRows = between(bufferBytes, MOST_ROWS);
        blockRows = between(BLOCK_BYTES, bufferRows);
        buffer = null;
    }

    private int between(int bytes, int most) {
        return Math.max(1, Math.min(most, bytes / Math.max(1, stride)));
    }

    /** What the rows look like now. */
    TableSchema schema() {
        return schema;
    }

    /** Rows that were taken, with those before. */
    long rows() {
        return rows;
    }

    void write(ColumnBatch batch, int from, int count) throws IOException {
        int next = from;
        int end = from + count;
        while (next < end) {
            int block = Math.min(Math.min(end - next, blockRows), bufferRows - filled);
            int at = filled * stride;
            if (buffer == null) {
                buffer = new byte[bufferRows * stride];
                Arrays.fill(buffer, filler);
            }
            if (!heap.isEmpty()) {
                block = heap.encode(batch, next, block, buffer, at, stride, rows);
                if (block == 0) {
                    widen();
                    continue;
                }
            }
            if (block == 1) {
                encodeRow(batch, next, at);
            } else {
                for (int i = 0; i < fixed.length; i++) {
                    encoders[i].encode(batch.column(fixed[i]), next, block, buffer, at + offsets[i], stride, rows);
                }
            }
            next += block;
            rows += block;
            filled += block;
            if (filled == bufferRows) {
                flushRows();
            }
        }
    }

    private void encodeRow(ColumnBatch batch, int row, int at) throws IOException {
        for (int i = 0; i < fixed.length; i++) {
            ColumnVector cells = batch.column(fixed[i]);
            if (codes[i] != 0 && !cells.hasNulls()) {
                SingleCells.store(codes[i], cells, row, numbers[i], buffer, at + offsets[i]);
            } else {
                encoders[i].encode(cells, row, 1, buffer, at + offsets[i], stride, rows);
            }
        }
    }

    private void widen() throws IOException {
        TableSchema wide = schema.widened();
        Optional<Column> narrow =
                wide.columns().stream().filter(CellHeap::isNarrow).findFirst();
        if (narrow.isPresent()) {
            throw heapTooLong(narrow.get());
        }
        flushRows();
        sink.widen(RowWidth.between(schema, wide));
        heap.widen(wide);
        layOut(wide);
    }

    private FitsWriteException heapTooLong(Column narrow) {
        return FitsWriteException.of("the heap grows beyond what the 32 bits of format "
                        + narrow.form().text() + " reach; make it Q, or leave open which it is")
                .column(narrow.name())
                .row(rows)
                .build();
    }

    /** Hands on all that was collected. */
    void flush() throws IOException {
        flushRows();
        heap.flush();
    }

    private void flushRows() throws IOException {
        if (filled > 0) {
            sink.rows(buffer, 0, filled * stride);
            filled = 0;
        }
    }
}
