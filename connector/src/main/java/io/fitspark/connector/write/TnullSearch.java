// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;

/** Looks for values that would be stored as TNULL, and so be read as null. */
final class TnullSearch {
    private TnullSearch() {}

    /** Whether an element that is not null is stored as {@code tnull} in a column. */
    static boolean occurs(ColumnVector cells, Column column, long tnull) {
        int count = cells.elementCount();
        boolean[] nulls = cells.hasNulls() ? cells.nulls() : null;
        double zero = column.keywords().tzero();
        long value = tnull + (long) zero;
        return switch (column.type().element()) {
            case BYTE -> bytes(cells.bytes(), count, nulls, value);
            case SHORT -> shorts(cells.shorts(), count, nulls, value);
            case INT -> ints(cells.ints(), count, nulls, value);
            case LONG -> longs(cells.longs(), count, nulls, value);
            case ULONG -> longs(cells.longs(), count, nulls, tnull ^ Long.MIN_VALUE);
            case DOUBLE ->
                scaled(cells.doubles(), count, nulls, tnull, column.keywords().tscal(), zero);
            default -> false;
        };
    }

    private static boolean bytes(byte[] values, int count, boolean[] nulls, long wanted) {
        for (int i = 0; i < count; i++) {
            if (values[i] == wanted && (nulls == null || !nulls[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean shorts(short[] values, int count, boolean[] nulls, long wanted) {
        for (int i = 0; i < count; i++) {
            if (values[i] == wanted && (nulls == null || !nulls[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean ints(int[] values, int count, boolean[] nulls, long wanted) {
        for (int i = 0; i < count; i++) {
            if (values[i] == wanted && (nulls == null || !nulls[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean longs(long[] values, int count, boolean[] nulls, long wanted) {
        for (int i = 0; i < count; i++) {
            if (values[i] == wanted && (nulls == null || !nulls[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean scaled(double[] values, int count, boolean[] nulls, long wanted, double scale, double zero) {
        for (int i = 0; i < count; i++) {
            if (Math.rint((values[i] - zero) / scale) == wanted && (nulls == null || !nulls[i])) {
                return true;
            }
        }
        return false;
    }
}
