// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Checks of arrays that a caller lends: what is written from them must be there. */
final class LentArrays {
    private LentArrays() {}

    static void check(ColumnVector vector, int rows) {
        String name = "column " + vector.column().name();
        long elements = (long) rows * vector.elementsPerRow();
        int[] offsets = vector.rowOffsets();
        if (offsets != null) {
            if (offsets.length < rows + 1) {
                throw new IllegalArgumentException(
                        name + ": " + rows + " rows need " + (rows + 1) + " offsets, there are " + offsets.length);
            }
            checkOffsets(name, offsets, rows, vector.elementsPerRow());
            elements = offsets[rows];
        }
        ElementType type = vector.type().element();
        require(name, "values", elements * type.slots(), length(vector, type));
        if (vector.hasNulls()) {
            require(name, "nulls", elements, vector.nulls().length);
        }
        if (type == ElementType.STRING) {
            require(name, "string lengths", elements, vector.stringLengths().length);
            checkStrings(name, vector, (int) elements);
        }
    }

    private static void checkOffsets(String name, int[] offsets, int rows, int step) {
        if (offsets[0] < 0) {
            throw new IllegalArgumentException(name + ": the first row begins at " + offsets[0]);
        }
        for (int row = 0; row < rows; row++) {
            int count = offsets[row + 1] - offsets[row];
            if (offsets[row + 1] < offsets[row]) {
                throw new IllegalArgumentException(
                        name + ": row " + row + " begins at " + offsets[row] + " and ends at " + offsets[row + 1]);
            }
            if (step == 0 ? count > 0 : count % step != 0) {
                throw new IllegalArgumentException(
                        name + ": " + count + " elements in row " + row + " do not fill the axes of TDIM");
            }
        }
    }

    private static void checkStrings(String name, ColumnVector vector, int elements) {
        int size = vector.stringBytes().length;
        for (int i = 0; i < elements; i++) {
            int start = vector.stringStarts()[i];
            int length = vector.stringLengths()[i];
            boolean skipped = vector.hasNulls() && vector.nulls()[i];
            if (!skipped && ((start | length) < 0 || start > size - length)) {
                throw new IllegalArgumentException(name + ": string " + i + " lies at " + start + " with " + length
                        + " bytes, beyond the " + size + " bytes of all");
            }
        }
    }

    private static void require(String name, String what, long needed, int length) {
        if (length < needed) {
            throw new IllegalArgumentException(name + ": " + needed + " " + what + " are needed, there are " + length);
        }
    }

    private static int length(ColumnVector vector, ElementType type) {
        return switch (type) {
            case BOOLEAN, BYTE -> vector.bytes().length;
            case SHORT -> vector.shorts().length;
            case INT -> vector.ints().length;
            case LONG, ULONG, DECIMAL -> vector.longs().length;
            case FLOAT, COMPLEX_FLOAT -> vector.floats().length;
            case DOUBLE, COMPLEX_DOUBLE -> vector.doubles().length;
            case STRING -> vector.stringStarts().length;
        };
    }
}
