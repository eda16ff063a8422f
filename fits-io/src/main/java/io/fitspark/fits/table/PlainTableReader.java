// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/** Reads a table that is not compressed, binary or ASCII: row after row, so that rows are fetched whole and only the columns asked for are decoded. */
final class PlainTableReader implements TableReader {
    /** Rows are fetched and decoded in pieces that stay in a processor's cache. */
    private static final int PIECE_BYTES = 128 << 10;

    private final RangeReader reader;
    private final TableLayout layout;
    private final FitsLimits limits;
    private final long fileLength;

    PlainTableReader(RangeReader reader, TableLayout layout, FitsLimits limits) throws IOException {
        this.reader = reader;
        this.layout = layout;
        this.limits = limits;
        this.fileLength = reader.length();
    }

    @Override
    public TableLayout layout() {
        return layout;
    }

    @Override
    public void read(long firstRow, int rows, int[] columns, ColumnBatch into) throws IOException {
        Objects.checkFromIndexSize(firstRow, (long) rows, layout.rows());
        requireRows(firstRow, rows);
        RowDecoder decoder = decoder(columns, columns, into, reader.picksPieces());
        into.begin(firstRow, rows);
        decoder.reserve(rows, false);
        int stride = decoder.projection().stride();
        int piece = Math.max(1, PIECE_BYTES / Math.max(1, stride));
        byte[] bytes = into.scratch(Math.multiplyExact(Math.min(piece, rows), stride));
        for (int done = 0; done < rows; done += piece) {
            int count = Math.min(piece, rows - done);
            long first = firstRow + done;
            fetch(first, count, decoder.projection(), bytes);
            decoder.decode(bytes, stride, count, done, false, i -> first + i);
        }
    }

    @Override
    public void readRows(long[] rowNumbers, int[] columns, ColumnBatch into) throws IOException {
        int rows = rowNumbers.length;
        for (int i = 0; i < rows; i++) {
            Objects.checkIndex(rowNumbers[i], layout.rows());
            if (i > 0 && rowNumbers[i] <= rowNumbers[i - 1]) {
                throw new IllegalArgumentException(
                        "row numbers do not ascend: " + rowNumbers[i - 1] + ", " + rowNumbers[i]);
            }
        }
        if (rows > 0) {
            requireRows(rowNumbers[rows - 1], 1);
        }
        RowDecoder decoder = decoder(columns, columns, into, false);
        into.begin(-1, rows);
        decoder.reserve(rows, false);
        int stride = decoder.projection().stride();
        int piece = Math.max(1, PIECE_BYTES / Math.max(1, stride));
        byte[] bytes = into.scratch(Math.multiplyExact(Math.min(piece, rows), stride));
        List<RangeRead> reads = new ArrayList<>();
        for (int done = 0; done < rows; done += piece) {
            int count = Math.min(piece, rows - done);
            int base = done;
            reads.clear();
            int from = 0;
            while (from < count) {
                int to = from + 1;
                while (to < count && rowNumbers[base + to] == rowNumbers[base + to - 1] + 1) {
                    to++;
                }
                addReads(rowNumbers[base + from], to - from, decoder.projection(), bytes, from * stride, reads);
                from = to;
            }
            reader.readRanges(reads);
            decoder.decode(bytes, stride, count, done, false, i -> rowNumbers[base + i]);
        }
    }

    @Override
    public TableBatches batches(long firstRow, long rows, int[] columns, int[] kept, BatchOptions options) {
        Objects.checkFromIndexSize(firstRow, rows, layout.rows());
        for (int column : columns) {
            Objects.checkIndex(column, layout.columns().size());
        }
        return new PlainTableBatches(this, firstRow, rows, columns.clone(), kept.clone(), options);
    }

    /** A decoder of some columns into a batch, whose rows are fetched with the bytes of more columns. */
    RowDecoder decoder(int[] columns, int[] fetched, ColumnBatch into) throws IOException {
        return decoder(columns, fetched, into, reader.picksPieces());
    }

    private RowDecoder decoder(int[] columns, int[] fetched, ColumnBatch into, boolean picks) throws IOException {
        for (int column : columns) {
            Objects.checkIndex(column, layout.columns().size());
        }
        into.prepare(layout, columns);
        List<Column> needed =
                Arrays.stream(fetched).mapToObj(layout.columns()::get).toList();
        RowProjection projection = RowProjection.of(layout, needed, picks);
        if (projection == null) {
            throw layout.error(
                            Kind.LIMIT,
                            "a row of the columns asked for has more bytes than a Java array; read fewer columns at once")
                    .build();
        }
        return new RowDecoder(reader, layout, limits, projection, into);
    }

    /** Nothing is allocated for rows that the file does not hold. */
    void requireRows(long firstRow, long rows) throws FitsFormatException {
        long held = layout.rowBytes() == 0
                ? layout.rows()
                : Math.max(0, fileLength - layout.dataOffset()) / layout.rowBytes();
        if (firstRow + rows > held && rows > 0) {
            throw layout.error(
                            Kind.TRUNCATED,
                            "the file ends within row " + held + " of the " + layout.rows()
                                    + " rows that NAXIS2 claims")
                    .offset(fileLength)
                    .row(held)
                    .build();
        }
    }

    void fetch(long firstRow, int rows, RowProjection projection, byte[] bytes) throws IOException {
        if (projection.stride() == 0) {
            return;
        }
        if (projection.picked() != null) {
            reader.readPieces(layout.rowPosition(firstRow), rows, projection.picked(), bytes, 0);
            return;
        }
        if (projection.whole()) {
            reader.readFully(layout.rowPosition(firstRow), bytes, 0, rows * projection.stride());
            return;
        }
        List<RangeRead> reads = new ArrayList<>();
        addReads(firstRow, rows, projection, bytes, 0, reads);
        reader.readRanges(reads);
    }

    private void addReads(
            long firstRow, int rows, RowProjection projection, byte[] bytes, int at, List<RangeRead> reads) {
        if (projection.stride() == 0) {
            return;
        }
        if (projection.whole()) {
            reads.add(new RangeRead(layout.rowPosition(firstRow), bytes, at, rows * projection.stride()));
            return;
        }
        for (int r = 0; r < rows; r++) {
            for (RowProjection.Segment segment : projection.segments()) {
                reads.add(new RangeRead(
                        layout.rowPosition(firstRow + r) + segment.rowOffset(),
                        bytes,
                        at + r * projection.stride() + segment.windowOffset(),
                        segment.length()));
            }
        }
    }
}
