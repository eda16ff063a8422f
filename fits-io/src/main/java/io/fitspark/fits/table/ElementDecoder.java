// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Decodes stored elements that are no strings: chooses the kernel for a column. */
final class ElementDecoder {
    private ElementDecoder() {}

    /** Decodes to the elements from {@code at} on, which {@link ColumnVector#add} has made room for. */
    static void decode(ColumnVector to, Strided from, int at) {
        Column column = to.column();
        switch (column.tform().element()) {
            case 'L' -> {
                if (LogicalKernels.logicals(from, to.bytes(), to.nulls(), at)) {
                    to.markNulls();
                }
            }
            case 'X' -> LogicalKernels.bits(from, to.bytes(), at);
            default -> {
                switch (column.scaling()) {
                    case NONE -> plain(to, from, at);
                    case OTHER_SIGN -> otherSign(to, from, at);
                    case LINEAR -> linear(to, from, at);
                }
                if (column.nullValue() != null) {
                    nulls(to, from, at, column.nullValue());
                }
            }
        }
    }

    private static void plain(ColumnVector to, Strided from, int at) {
        switch (to.column().tform().element()) {
            case 'B' -> IntegerKernels.unsignedBytes(from, to.shorts(), at);
            case 'I' -> IntegerKernels.shorts(from, to.shorts(), at);
            case 'J' -> IntegerKernels.ints(from, to.ints(), at);
            case 'K' -> IntegerKernels.longs(from, to.longs(), at);
            case 'E' -> RealKernels.floats(from, to.floats(), at);
            case 'D' -> RealKernels.doubles(from, to.doubles(), at);
            case 'C' -> RealKernels.floats(from.pairs(), to.floats(), 2 * at);
            case 'M' -> RealKernels.doubles(from.pairs(), to.doubles(), 2 * at);
            default -> throw new AssertionError(to.column().form());
        }
    }

    private static void otherSign(ColumnVector to, Strided from, int at) {
        switch (to.column().tform().element()) {
            case 'B' -> IntegerKernels.signedBytes(from, to.bytes(), at);
            case 'I' -> IntegerKernels.unsignedShorts(from, to.ints(), at);
            case 'J' -> IntegerKernels.unsignedInts(from, to.longs(), at);
            case 'K' -> IntegerKernels.unsignedLongs(from, to.longs(), at);
            default -> throw new AssertionError(to.column().form());
        }
    }

    private static void linear(ColumnVector to, Strided from, int at) {
        double scale = to.column().keywords().tscal();
        double zero = to.column().keywords().tzero();
        double[] doubles = to.doubles();
        switch (to.column().tform().element()) {
            case 'B' -> ScaledKernels.bytes(from, doubles, at, scale, zero);
            case 'I' -> ScaledKernels.shorts(from, doubles, at, scale, zero);
            case 'J' -> ScaledKernels.ints(from, doubles, at, scale, zero);
            case 'K' -> ScaledKernels.longs(from, doubles, at, scale, zero);
            case 'E' -> ScaledKernels.floats(from, doubles, at, scale, zero);
            case 'D' -> ScaledKernels.doubles(from, doubles, at, scale, zero);
            case 'C' -> ScaledKernels.floats(from.pairs(), doubles, 2 * at, scale, zero);
            case 'M' -> ScaledKernels.doubles(from.pairs(), doubles, 2 * at, scale, zero);
            default -> throw new AssertionError(to.column().form());
        }
    }

    private static void nulls(ColumnVector to, Strided from, int at, long tnull) {
        boolean any =
                switch (to.column().tform().element()) {
                    case 'B' -> NullKernels.bytes(from, to.nulls(), at, tnull);
                    case 'I' -> NullKernels.shorts(from, to.nulls(), at, tnull);
                    case 'J' -> NullKernels.ints(from, to.nulls(), at, tnull);
                    case 'K' -> NullKernels.longs(from, to.nulls(), at, tnull);
                    default -> throw new AssertionError(to.column().form());
                };
        if (any) {
            to.markNulls();
        }
    }
}
