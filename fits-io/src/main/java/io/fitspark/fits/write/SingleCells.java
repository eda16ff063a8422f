// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;

/**
 * Stores the numbers of one row where they need no more than another byte order: for callers that come with row after row, where the way to
 * an encoder would take longer than what it does there.
 */
final class SingleCells {
    private SingleCells() {}

    /** What {@link #store} takes for a column; 0 if its cells need an encoder. */
    static char code(Column column) {
        boolean plain = column.isPlainNumber() && column.tform().element() != 'B';
        return plain ? column.tform().element() : 0;
    }

    /** How many numbers a cell has; two for each that is complex. */
    static int numbers(Column column) {
        return column.type().fixedElements() * column.type().element().slots();
    }

    /** Stores a cell without nulls. */
    static void store(char code, ColumnVector cells, int row, int numbers, byte[] to, int at) {
        int from = row * numbers;
        switch (code) {
            case 'I' -> {
                short[] values = cells.shorts();
                for (int i = 0; i < numbers; i++) {
                    BigEndian.SHORT.set(to, at + i * Short.BYTES, values[from + i]);
                }
            }
            case 'J' -> {
                int[] values = cells.ints();
                for (int i = 0; i < numbers; i++) {
                    BigEndian.INT.set(to, at + i * Integer.BYTES, values[from + i]);
                }
            }
            case 'K' -> {
                long[] values = cells.longs();
                for (int i = 0; i < numbers; i++) {
                    BigEndian.LONG.set(to, at + i * Long.BYTES, values[from + i]);
                }
            }
            case 'E', 'C' -> {
                float[] values = cells.floats();
                for (int i = 0; i < numbers; i++) {
                    BigEndian.FLOAT.set(to, at + i * Float.BYTES, values[from + i]);
                }
            }
            default -> {
                double[] values = cells.doubles();
                for (int i = 0; i < numbers; i++) {
                    BigEndian.DOUBLE.set(to, at + i * Double.BYTES, values[from + i]);
                }
            }
        }
    }
}
