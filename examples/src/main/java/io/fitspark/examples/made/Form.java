// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ElementType;

/**
 * How a column of a binary table is stored.
 *
 * @param descriptor P, Q, or V if the writer is to choose; blank for cells of a fixed size
 * @param code of the elements, one of {@code LXBIJKAEDCM}
 * @param axes lengths of the fixed axes, the fastest one first; of strings without their width; empty for a scalar; in the heap one more
 *     axis varies
 * @param width bytes of a string; of one in the heap, at most
 * @param zero TZEROn
 * @param scale TSCALn
 * @param tnull TNULLn, else null
 */
record Form(char descriptor, char code, List<Integer> axes, int width, double zero, double scale, Long tnull) {

    boolean inHeap() {
        return descriptor != ' ';
    }

    /** Whether each row has its own number of elements; text in the heap is one string a row. */
    boolean variable() {
        return inHeap() && code != 'A';
    }

    int elements() {
        return axes.stream().reduce(1, (a, b) -> a * b);
    }

    boolean scaled() {
        return (scale != 1 || zero != 0) && !otherSign();
    }

    /** Whether TZEROn only gives integers the other sign. */
    boolean otherSign() {
        return integer() && scale == 1 && zero == (code == 'B' ? -128 : Math.scalb(1.0, bits() - 1));
    }

    boolean integer() {
        return "BIJK".indexOf(code) >= 0;
    }

    boolean complex() {
        return code == 'C' || code == 'M';
    }

    ColumnSpec spec(String name) {
        ColumnSpec spec = descriptor == 'V' ? ColumnSpec.variable(name, code) : ColumnSpec.of(name, text());
        spec = spec.scale(scale).zero(zero);
        if (tnull != null) {
            spec = spec.tnull(tnull);
        }
        List<Integer> dims = dims();
        return dims.isEmpty() ? spec : spec.dims(dims.stream().mapToInt(n -> n).toArray());
    }

    private String text() {
        if (inHeap()) {
            return "1" + descriptor + code;
        }
        return String.format(Locale.ROOT, "%d%c", (code == 'A' ? width : 1) * elements(), code);
    }

    private List<Integer> dims() {
        if (axes.isEmpty() || code != 'A' && axes.size() == 1 && !inHeap()) {
            return List.of();
        }
        List<Integer> dims = new ArrayList<>(axes);
        if (inHeap()) {
            dims.add(1); // of any length
        }
        if (code == 'A') {
            dims.add(0, width);
        }
        return dims;
    }

    /** Lengths of the axes, the slowest first. */
    List<Integer> shape() {
        List<Integer> shape = new ArrayList<>(axes);
        Collections.reverse(shape);
        return shape;
    }

    /** What the elements are once they are read. */
    ElementType type() {
        if (scaled()) {
            return ElementType.DOUBLE;
        }
        return switch (code) {
            case 'L', 'X' -> ElementType.BOOLEAN;
            case 'B' -> otherSign() ? ElementType.BYTE : ElementType.SHORT;
            case 'I' -> otherSign() ? ElementType.INT : ElementType.SHORT;
            case 'J' -> otherSign() ? ElementType.LONG : ElementType.INT;
            case 'K' -> otherSign() ? ElementType.ULONG : ElementType.LONG;
            case 'E' -> ElementType.FLOAT;
            case 'D' -> ElementType.DOUBLE;
            case 'C' -> ElementType.COMPLEX_FLOAT;
            case 'M' -> ElementType.COMPLEX_DOUBLE;
            case 'A' -> ElementType.STRING;
            default -> throw new AssertionError(code);
        };
    }

    /** Bits of a stored integer. */
    int bits() {
        return switch (code) {
            case 'B' -> 8;
            case 'I' -> 16;
            case 'J' -> 32;
            default -> 64;
        };
    }
}
