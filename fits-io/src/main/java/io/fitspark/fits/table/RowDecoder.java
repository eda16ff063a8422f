// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeReader;

/** Decodes all columns of a batch from rows that were fetched. */
final class RowDecoder {
    private final TableLayout layout;
    private final RowProjection projection;
    private final ColumnBatch batch;
    private final int[] offsets;
    private final VariableDecoder[] variable;
    private final AsciiDecoder[] ascii;

    RowDecoder(RangeReader reader, TableLayout layout, FitsLimits limits, RowProjection projection, ColumnBatch batch)
            throws IOException {
        this.layout = layout;
        this.projection = projection;
        this.batch = batch;
        int columns = batch.columnCount();
        offsets = new int[columns];
        variable = new VariableDecoder[columns];
        ascii = new AsciiDecoder[columns];
        for (int i = 0; i < columns; i++) {
            Column column = batch.column(i).column();
            offsets[i] = projection.windowOffset(column);
            variable[i] = column.form().isDescriptor() ? new VariableDecoder(reader, layout, column, limits) : null;
            ascii[i] = column.form() instanceof AsciiForm form ? new AsciiDecoder(layout, column, form) : null;
        }
    }

    RowProjection projection() {
        return projection;
    }

    void reserve(int rows, boolean borrowStrings) throws FitsFormatException {
        for (int i = 0; i < offsets.length; i++) {
            if (variable[i] != null) {
                variable[i].begin();
                continue;
            }
            try {
                FixedDecoder.reserve(batch.column(i), rows, borrowStrings);
            } catch (ArithmeticException e) {
                throw tooMany(i, e);
            }
        }
    }

    /**
     * Decodes rows.
     *
     * @param bytes the fetched rows, from index 0 on
     * @param firstRow index in the batch of the first of them
     * @param keep whether {@code bytes} outlive the batch
     */
    void decode(byte[] bytes, int stride, int rows, int firstRow, boolean keep, RowNumbers numbers) throws IOException {
        for (int i = 0; i < offsets.length; i++) {
            ColumnVector vector = batch.column(i);
            if (ascii[i] != null) {
                ascii[i].decode(vector, new Strided(bytes, offsets[i], stride, rows, 1), firstRow, keep, numbers);
                continue;
            }
            if (variable[i] == null) {
                FixedDecoder.decode(
                        vector, new Strided(bytes, offsets[i], stride, rows, vector.elementsPerRow()), firstRow, keep);
                continue;
            }
            try {
                variable[i].decode(vector, new Strided(bytes, offsets[i], stride, rows, 1), firstRow, numbers, batch);
            } catch (ArithmeticException e) {
                throw tooMany(i, e);
            }
        }
    }

    /** How many of the fetched rows have cells of at most {@code maxBytes} together in the heap; one at least. */
    int rowsWithin(byte[] bytes, int stride, int rows, long maxBytes, RowNumbers numbers) throws IOException {
        long[] sums = null;
        for (int i = 0; i < offsets.length; i++) {
            if (variable[i] != null) {
                sums = sums == null ? new long[rows] : sums;
                variable[i].addBytes(sums, new Strided(bytes, offsets[i], stride, rows, 1), numbers);
            }
        }
        if (sums == null) {
            return rows;
        }
        long total = sums[0];
        int fit = 1;
        while (fit < rows && total + sums[fit] <= maxBytes) {
            total += sums[fit++];
        }
        return fit;
    }

    private FitsFormatException tooMany(int column, ArithmeticException cause) {
        return layout.error(Kind.LIMIT, "more values than a Java array can hold; read fewer rows at once")
                .column(batch.column(column).column().name())
                .cause(cause)
                .build();
    }
}
