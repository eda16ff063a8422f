// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.Scaling;
import io.fitspark.fits.table.Strided;

/** Encodes B, I, J, K, E, D, C and M. Kernels store everything; only if they say that something is odd it is looked for. */
final class NumberEncoder extends CellEncoder {
    private final char code;
    private final int width;
    private final Scaling scaling;
    private final double scale;
    private final double zero;
    private final Long tnull;

    NumberEncoder(Column column) {
        super(column);
        code = column.tform().element();
        width = column.tform().elementBytes();
        scaling = column.scaling();
        scale = column.keywords().tscal();
        zero = column.keywords().tzero();
        tnull = column.nullValue();
    }

    @Override
    void store(ColumnVector cells, int first, Strided place, int from, long tableRow) throws FitsWriteException {
        // one long run is quicker than many short ones
        boolean adjacent = place.stride() == width * place.count();
        Strided to = adjacent ? Strided.run(place.bytes(), place.offset(), place.rows() * place.count()) : place;
        boolean odd = storeAll(cells, first, to);
        if (tnull != null) {
            odd |= NullStores.anyEquals(to, width, tnull);
        }
        if (odd) {
            requirePlain(cells, first, first + to.rows() * to.count(), from, tableRow);
        }
        if (cells.hasNulls()) {
            storeNulls(cells, first, to, from, tableRow);
        }
    }

    private boolean storeAll(ColumnVector cells, int first, Strided to) {
        return switch (scaling) {
            case NONE -> plain(cells, first, to);
            case OTHER_SIGN -> otherSign(cells, first, to);
            case LINEAR -> linear(cells.doubles(), first, to);
        };
    }

    private boolean plain(ColumnVector cells, int first, Strided to) {
        switch (code) {
            case 'B' -> {
                return IntegerStores.bytes(cells.shorts(), first, to);
            }
            case 'I' -> IntegerStores.shorts(cells.shorts(), first, to);
            case 'J' -> IntegerStores.ints(cells.ints(), first, to);
            case 'K' -> IntegerStores.longs(cells.longs(), first, to);
            case 'E' -> RealStores.floats(cells.floats(), first, to);
            case 'D' -> RealStores.doubles(cells.doubles(), first, to);
            case 'C' -> RealStores.floats(cells.floats(), 2 * first, to.pairs());
            default -> RealStores.doubles(cells.doubles(), 2 * first, to.pairs());
        }
        return false;
    }

    private boolean otherSign(ColumnVector cells, int first, Strided to) {
        switch (code) {
            case 'B' -> IntegerStores.signedBytes(cells.bytes(), first, to);
            case 'I' -> {
                return IntegerStores.unsignedShorts(cells.ints(), first, to);
            }
            case 'J' -> {
                return IntegerStores.unsignedInts(cells.longs(), first, to);
            }
            default -> IntegerStores.unsignedLongs(cells.longs(), first, to);
        }
        return false;
    }

    private boolean linear(double[] values, int first, Strided to) {
        return switch (code) {
            case 'B' -> ScaledStores.bytes(values, first, to, scale, zero);
            case 'I' -> ScaledStores.shorts(values, first, to, scale, zero);
            case 'J' -> ScaledStores.ints(values, first, to, scale, zero);
            case 'K' -> ScaledStores.longs(values, first, to, scale, zero);
            case 'E' -> ScaledStores.floats(values, first, to, scale, zero);
            case 'D' -> ScaledStores.doubles(values, first, to, scale, zero);
            case 'C' -> ScaledStores.floats(values, 2 * first, to.pairs(), scale, zero);
            default -> ScaledStores.doubles(values, 2 * first, to.pairs(), scale, zero);
        };
    }

    /** Stores the elements that are not null one by one, so as to name the first that is odd. */
    private void requirePlain(ColumnVector cells, int first, int end, int from, long tableRow)
            throws FitsWriteException {
        Strided one = Strided.run(new byte[width], 0, 1);
        for (int i = first; i < end; i++) {
            if (cells.hasNulls() && cells.nulls()[i]) {
                continue;
            }
            if (storeAll(cells, i, one)) {
                throw error(beyond(cells, i), rowOf(cells, i, from, tableRow));
            }
            if (tnull != null && NullStores.anyEquals(one, width, tnull)) {
                throw error(
                        "the value " + text(cells, i) + " would be read as null, because it is stored as TNULL, "
                                + tnull,
                        rowOf(cells, i, from, tableRow));
            }
        }
    }

    private String beyond(ColumnVector cells, int element) {
        String value = text(cells, element);
        String format = "the format " + column().form().text();
        if (scaling == Scaling.NONE) {
            return "the value " + value + " is beyond " + format;
        }
        if (column().tform().isInteger() && value.equals("NaN")) {
            return format + " has no NaN; it can be null if the column has TNULL";
        }
        return "the value " + value + " is beyond " + format + " with TSCAL " + scale + " and TZERO " + zero;
    }

    private static String text(ColumnVector cells, int element) {
        return switch (cells.type().element()) {
            case BYTE -> Byte.toString(cells.bytes()[element]);
            case SHORT -> Short.toString(cells.shorts()[element]);
            case INT -> Integer.toString(cells.ints()[element]);
            case LONG -> Long.toString(cells.longs()[element]);
            case ULONG -> Long.toUnsignedString(cells.longs()[element]);
            case DOUBLE -> Double.toString(cells.doubles()[element]);
            default -> cells.doubles()[2 * element] + " + " + cells.doubles()[2 * element + 1] + "i";
        };
    }

    private void storeNulls(ColumnVector cells, int first, Strided to, int from, long tableRow)
            throws FitsWriteException {
        boolean[] nulls = cells.nulls();
        switch (code) {
            case 'E' -> NullStores.fill(nulls, first, to, width, Float.floatToRawIntBits(Float.NaN));
            case 'D' -> NullStores.fill(nulls, first, to, width, Double.doubleToRawLongBits(Double.NaN));
            case 'C' -> NullStores.fillPairs(nulls, first, to, width, Float.floatToRawIntBits(Float.NaN));
            case 'M' -> NullStores.fillPairs(nulls, first, to, width, Double.doubleToRawLongBits(Double.NaN));
            default -> {
                if (tnull == null) {
                    requireNoNulls(cells, first, first + to.rows() * to.count(), from, tableRow);
                } else {
                    NullStores.fill(nulls, first, to, width, tnull);
                }
            }
        }
    }

    private void requireNoNulls(ColumnVector cells, int first, int end, int from, long tableRow)
            throws FitsWriteException {
        for (int i = first; i < end; i++) {
            if (cells.nulls()[i]) {
                throw error(
                        "a null needs a TNULL, and the column has none; give it one that no value equals",
                        rowOf(cells, i, from, tableRow));
            }
        }
    }
}
