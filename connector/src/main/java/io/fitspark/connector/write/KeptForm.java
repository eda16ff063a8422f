// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.Scaling;

/** Whether values fit the format that a column had where it was read, exactly; it may hold less than the type of the values. */
final class KeptForm {
    private static final int BYTE_VALUES = 1 << 8;
    private static final int SHORT_VALUES = 1 << 16;
    private static final long INT_VALUES = 1L << 32;

    private KeptForm() {}

    /** Whether a column can hold all elements. */
    static boolean holds(Column column, ColumnVector cells) {
        boolean[] nulls = cells.hasNulls() ? cells.nulls() : null;
        int count = cells.elementCount();
        char code = column.tform().element();
        return switch (column.type().element()) {
            case BOOLEAN -> code != 'X' || nulls == null;
            case SHORT -> code != 'B' || shorts(cells.shorts(), count, nulls, BYTE_VALUES);
            case INT -> code != 'I' || ints(cells.ints(), count, nulls, SHORT_VALUES);
            case LONG -> code != 'J' || longs(cells.longs(), count, nulls, INT_VALUES);
            case DOUBLE -> column.scaling() == Scaling.NONE || new Scaled(column, code).hold(cells, count, nulls);
            case COMPLEX_FLOAT, COMPLEX_DOUBLE -> column.scaling() == Scaling.NONE;
            default -> true;
        };
    }

    private static boolean shorts(short[] values, int count, boolean[] nulls, int limit) {
        for (int i = 0; i < count; i++) {
            if ((values[i] < 0 || values[i] >= limit) && (nulls == null || !nulls[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean ints(int[] values, int count, boolean[] nulls, int limit) {
        for (int i = 0; i < count; i++) {
            if ((values[i] < 0 || values[i] >= limit) && (nulls == null || !nulls[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean longs(long[] values, int count, boolean[] nulls, long limit) {
        for (int i = 0; i < count; i++) {
            if ((values[i] < 0 || values[i] >= limit) && (nulls == null || !nulls[i])) {
                return false;
            }
        }
        return true;
    }

    /** Numbers that are stored as {@code (value - TZERO) / TSCAL}. */
    private record Scaled(double scale, double zero, char code) {
        Scaled(Column column, char code) {
            this(column.keywords().tscal(), column.keywords().tzero(), code);
        }

        boolean hold(ColumnVector cells, int count, boolean[] nulls) {
            double[] values = cells.doubles();
            for (int i = 0; i < count; i++) {
                if ((nulls == null || !nulls[i]) && !holds(values[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean holds(double value) {
            double number = (value - zero) / scale;
            double stored =
                    switch (code) {
                        case 'E' -> (float) number;
                        case 'D' -> number;
                        default -> Math.rint(number);
                    };
            boolean inRange =
                    switch (code) {
                        case 'B' -> stored >= 0 && stored < BYTE_VALUES;
                        case 'I' -> stored >= Short.MIN_VALUE && stored <= Short.MAX_VALUE;
                        case 'J' -> stored >= Integer.MIN_VALUE && stored <= Integer.MAX_VALUE;
                        case 'K' -> stored >= -0x1p63 && stored < 0x1p63;
                        default -> true;
                    };
            return inRange && Double.compare(stored * scale + zero, value) == 0;
        }
    }
}
