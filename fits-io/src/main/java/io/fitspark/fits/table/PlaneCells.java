// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

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
        this.perRow = (int) column.form().repeat();
        this.width = column.form().elementBytes();
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
            case SHORT -> PlaneKernels.shorts(planes, first, elements, count, to.shorts(), target);
            case INT -> PlaneKernels.ints(planes, first, elements, count, to.ints(), target);
            case LONG -> PlaneKernels.longs(planes, first, elements, count, to.longs(), target);
            case FLOAT -> PlaneKernels.floats(planes, first, elements, count, to.floats(), target);
            case DOUBLE -> PlaneKernels.doubles(planes, first, elements, count, to.doubles(), target);
            default -> throw new AssertionError(to.type());
        }
        return true;
    }

    @Override
    void copyRows(int firstRow, int rows, byte[] to, int at) {
        PlaneKernels.bytes(planes, firstRow * perRow, elements, rows * perRow, width, to, at);
    }
}
