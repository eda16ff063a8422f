// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.Serializable;
import java.util.Arrays;

import io.fitspark.connector.WriteErrors;

/**
 * What a task learnt of the cells of a column, as far as it decides what the column is in the file of all tasks.
 *
 * @param kept whether the format that was read holds them
 * @param width bytes of the longest string, or of the column that was read
 * @param shape lengths of the arrays, outermost first; without the outermost where that differs; null if not known
 * @param innerKnown whether any cell told the lengths of the inner arrays
 * @param nulls whether there are any
 * @param nullLost whether the TNULL that was read occurs as a value
 * @param elements number of all
 * @param textBytes bytes of all strings
 */
public record ColumnFacts(
        boolean kept,
        int width,
        ArrayLengths lengths,
        int[] shape,
        boolean innerKnown,
        boolean nulls,
        boolean nullLost,
        long elements,
        long textBytes,
        NullTally.Taken taken)
        implements Serializable {

    /** What is known of the cells of two tasks. */
    ColumnFacts and(ColumnFacts other, String column) {
        ArrayLengths both = lengths;
        int[] bothShape = shape;
        if (lengths == ArrayLengths.UNKNOWN) {
            both = other.lengths;
            bothShape = other.shape;
        } else if (other.lengths != ArrayLengths.UNKNOWN
                && !(lengths == other.lengths && Arrays.equals(shape, other.shape))) {
            both = ArrayLengths.DIFFERENT;
            bothShape = inner(other, column);
        }
        return new ColumnFacts(
                kept && other.kept,
                Math.max(width, other.width),
                both,
                bothShape,
                innerKnown || other.innerKnown,
                nulls || other.nulls,
                nullLost || other.nullLost,
                Math.addExact(elements, other.elements),
                Math.addExact(textBytes, other.textBytes),
                taken.and(other.taken));
    }

    private int[] inner(ColumnFacts other, String column) {
        int[] mine = inner();
        int[] theirs = other.inner();
        if (Arrays.equals(mine, theirs) || !other.innerKnown) {
            return mine;
        }
        if (!innerKnown) {
            return theirs;
        }
        throw WriteErrors.columns(
                "Column '" + column + "': inner arrays have the shapes " + Arrays.toString(mine) + " and "
                        + Arrays.toString(theirs),
                "Nested arrays of a column need one shape in FITS: fill them up, or flatten them.");
    }

    private int[] inner() {
        return lengths == ArrayLengths.EQUAL ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
    }
}
