// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a format and its axes make of the cells of a binary column.
 *
 * @param type type of the decoded cells
 * @param stringWidth bytes of one string in the row or of an array of strings in the heap, else 0
 */
record CellShape(ColumnType type, int stringWidth) {

    /**
     * The shape of a column.
     *
     * @param axes the lengths that TDIMn or the format gives, in FITS order, for A with the string's width first; empty without them
     */
    static CellShape of(TForm form, ElementType element, List<Integer> axes) {
        List<Integer> outer = axes;
        int stringWidth = 0;
        if (form.element() == 'A') {
            stringWidth = axes.isEmpty() ? (int) form.repeat() : axes.get(0);
            outer = axes.isEmpty() ? axes : axes.subList(1, axes.size());
        }
        if (form.isDescriptor()) {
            boolean text = form.element() == 'A' && outer.isEmpty();
            List<Integer> inner = outer.isEmpty() ? outer : outer.subList(0, outer.size() - 1);
            return new CellShape(new ColumnType(element, reversed(inner), !text), text ? 0 : stringWidth);
        }
        if (form.element() != 'A' && axes.isEmpty() && form.repeat() != 1) {
            outer = List.of((int) form.repeat());
        }
        return new CellShape(new ColumnType(element, reversed(outer), false), stringWidth);
    }

    private static List<Integer> reversed(List<Integer> axes) {
        List<Integer> shape = new ArrayList<>(axes);
        Collections.reverse(shape);
        return shape;
    }
}
