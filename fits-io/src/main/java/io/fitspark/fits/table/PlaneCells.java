// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.compress.Shuffle;

/** Numbers whose bytes lie apart: the first byte of every element, then the second of every element, and so on. */
final class PlaneCells extends TileCells {
    private final byte[] planes;
    private final int elements;
    private final int perRow;
    private final int width;

    /**
     * @param elements number of elements: as many bytes has each plane
     */
    PlaneCells(Column column, byte[] planes, int elements) {
        super(column);
        this.planes = planes;
        this.elements = elements;
        this.perRow = (int) column.tform().repeat();
        this.width = column.tform().elementBytes();
    }

    @Override
    public long bytes() {
        return planes.length;
    }

    @Override
    boolean decodeDirectly(ColumnVector to, int firstRow, int rows, int at) {
        if (!isPlain(to)) {
            return false;
        }
        int first = firstRow * perRow;
        int count = rows * perRow;
        int target = at * perRow;
        switch (to.type().element()) {
            case SHORT -> Shuffle.unshuffle(planes, first, elements, count, to.shorts(), target);
            case INT -> Shuffle.unshuffle(planes, first, elements, count, to.ints(), target);
            case LONG -> Shuffle.unshuffle(planes, first, elements, count, to.longs(), target);
            case FLOAT -> Shuffle.unshuffle(planes, first, elements, count, to.floats(), target);
            case DOUBLE -> Shuffle.unshuffle(planes, first, elements, count, to.doubles(), target);
            default -> throw new AssertionError(to.type());
        }
        return true;
    }

    @Override
    void copyRows(int firstRow, int rows, byte[] to, int at) {
        Shuffle.unshuffle(planes, firstRow * perRow, elements, rows * perRow, width, to, at);
    }
}
