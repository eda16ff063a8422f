// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.stream.IntStream;

/** Cuts a row range of a table that is not compressed into batches. */
final class PlainTableBatches implements TableBatches {
    private final PlainTableReader reader;
    private final int[] columns;
    private final int[] fetched;
    private final BatchOptions options;
    private final long end;
    private long next;
    private RowDecoder decoder;
    private ColumnBatch decoded;

    PlainTableBatches(
            PlainTableReader reader, long firstRow, long rows, int[] columns, int[] kept, BatchOptions options) {
        this.reader = reader;
        this.columns = columns;
        this.fetched = IntStream.concat(IntStream.of(columns), IntStream.of(kept))
                .distinct()
                .toArray();
        this.options = options;
        this.next = firstRow;
        this.end = firstRow + rows;
    }

    @Override
    public boolean next(ColumnBatch into) throws IOException {
        if (next == end) {
            return false;
        }
        if (decoded != into) {
            decoder = reader.decoder(columns, fetched, into);
            decoded = into;
        }
        RowProjection projection = decoder.projection();
        int stride = projection.stride();
        int rows = (int) Math.min(
                end - next, Math.max(1, Math.min(options.maxRows(), options.rowsBytes() / Math.max(1, stride))));
        reader.requireRows(next, rows);
        byte[] bytes = into.scratch(rows * stride);
        reader.fetch(next, rows, projection, bytes);
        long first = next;
        RowNumbers numbers = i -> first + i;
        rows = decoder.rowsWithin(bytes, stride, rows, options.heapBytes(), numbers);
        into.begin(first, rows);
        decoder.reserve(rows, true);
        decoder.decode(bytes, stride, rows, 0, true, numbers);
        if (options.keepWindow()) {
            into.window(new RowWindow(bytes, 0, stride, rows), projection);
        }
        next = first + rows;
        return true;
    }
}
