// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.util.Arrays;
import java.util.function.LongSupplier;

import io.fitspark.connector.WriteErrors;

/**
 * The shapes of the cells of a column of nested arrays. For each cell, {@link #array} is called for every array in it, the outermost first, and then
 * {@link #endCell}. FITS has one shape for all inner arrays of a column; the outermost may have any length.
 */
public final class NestedShape {
    private final String column;
    private final LongSupplier row;
    private final int[] lengths;
    private final boolean[] seen;
    private int[] inner;

    NestedShape(String column, int depth, LongSupplier row) {
        this.column = column;
        this.row = row;
        this.lengths = new int[depth];
        this.seen = new boolean[depth];
    }

    /**
     * Takes the length of an array.
     *
     * @param level 0 for the outermost
     */
    public void array(int level, int length) {
        if (level > 0 && length == 0) {
            throw bad("an inner array is empty");
        }
        if (!seen[level]) {
            seen[level] = true;
            lengths[level] = length;
        } else if (lengths[level] != length) {
            throw bad("inner arrays have " + lengths[level] + " and " + length + " elements");
        }
    }

    /** Takes that an inner array is null. */
    public void nullArray() {
        throw bad("an inner array is null");
    }

    /** Ends a cell, which may have had no array. */
    public void endCell() {
        if (seen[0] && lengths[0] > 0) {
            int[] found = Arrays.copyOfRange(lengths, 1, lengths.length);
            if (inner == null) {
                inner = found;
            } else if (!Arrays.equals(inner, found)) {
                throw bad("inner arrays have the shape " + Arrays.toString(found) + ", those of rows before "
                        + Arrays.toString(inner));
            }
        }
        Arrays.fill(seen, false);
    }

    private RuntimeException bad(String problem) {
        return WriteErrors.value(
                column,
                row.getAsLong(),
                problem,
                "Nested arrays of a column need one shape in FITS: fill them up, or flatten them");
    }

    /** Lengths of the inner arrays; null as long as there was none. */
    int[] inner() {
        return inner;
    }
}
