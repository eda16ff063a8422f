// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The type of a cell.
 *
 * @param element the innermost elements
 * @param shape lengths of the fixed axes, outermost first (TDIM reversed); empty for a scalar
 * @param variable whether one more axis, outside of {@code shape}, has a length of its own in every row (P and Q)
 */
public record ColumnType(ElementType element, List<Integer> shape, boolean variable) implements Serializable {
    public ColumnType {
        Objects.requireNonNull(element, "element is null");
        shape = List.copyOf(shape);
    }

    /** Elements of one row, or of one step along the variable axis. */
    public int fixedElements() {
        int product = 1;
        for (int length : shape) {
            product = Math.multiplyExact(product, length);
        }
        return product;
    }

    /** Number of array levels around the element. */
    public int depth() {
        return shape.size() + (variable ? 1 : 0);
    }
}
