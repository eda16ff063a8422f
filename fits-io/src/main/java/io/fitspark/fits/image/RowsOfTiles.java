// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;

/** The rows of an image, as many at a time as one row of its tiles has. Not safe for concurrent use. */
public final class RowsOfTiles {
    private final ImageReader reader;
    private final Tiling rows;
    private long next;

    RowsOfTiles(ImageReader reader) {
        Tiling tiling = reader.layout().tiling();
        Axes axes = reader.layout().axes();
        long[] shape = new long[axes.count()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = axis == 0 ? Math.max(1, axes.length(0)) : tiling.length(axis);
        }
        this.reader = reader;
        this.rows = Tiling.of(axes, shape);
    }

    /**
     * Reads the next rows.
     *
     * @return false, with the pixels left alone, when there are no more
     */
    public boolean next(Pixels into) throws IOException {
        if (next == rows.tiles()) {
            return false;
        }
        reader.read(rows.region(next++), into);
        return true;
    }
}
