// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.nio.charset.StandardCharsets;

import org.apache.spark.sql.types.DataType;

import io.fitspark.fits.table.ColumnVector;

/** Values that are written as text; an empty one is null. */
abstract class TextVector extends ElementVector {
    private final String column;
    private byte[] bytes;
    private int[] starts;
    private int[] lengths;

    TextVector(DataType type, int index, String column) {
        super(type, index);
        this.column = column;
    }

    @Override
    final void show(ColumnVector source) {
        bytes = source.stringBytes();
        starts = source.stringStarts();
        lengths = source.stringLengths();
    }

    final byte[] bytes() {
        return bytes;
    }

    final int start(int rowId) {
        return starts[rowId];
    }

    final int length(int rowId) {
        return lengths[rowId];
    }

    /** What to throw where a text stands for no value. */
    final RuntimeException unreadable(int rowId) {
        String text = new String(bytes, starts[rowId], lengths[rowId], StandardCharsets.UTF_8);
        return new IllegalStateException("Column " + column + " holds '" + text + "', which is no "
                + dataType().catalogString() + " as its card FSTYPn says; remove that card to read text");
    }

    @Override
    public final boolean hasNull() {
        return true;
    }

    @Override
    public final boolean isNullAt(int rowId) {
        return super.isNullAt(rowId) || lengths[rowId] == 0;
    }
}
