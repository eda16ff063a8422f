// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.image.Axes;
import io.fitspark.fits.image.Pixels;
import io.fitspark.fits.image.Region;
import io.fitspark.fits.table.BatchLender;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;

/** Shows decoded pixels as batches of rows. Used by one thread. */
final class TileBatch {
    /** Pixels of one batch at most. */
    private static final int MAX_ROWS = 1 << 15;

    private final List<Column> columns = new ArrayList<>();
    private final PixelSlice slice = new PixelSlice();

    TileBatch(TableView view) {
        view.decoded().forEach(index -> columns.add(view.layout().columns().get(index)));
    }

    /**
     * Whether the values of pixels are asked for, and not only where they are.
     *
     * @param last index of the column that holds them
     */
    boolean hasValues(int last) {
        return columns.stream().anyMatch(column -> column.index() == last);
    }

    /**
     * One row: a tile. Returns how many rows there are.
     *
     * @param region the pixels of the tile
     * @param pixels their values, if they are asked for
     */
    int ofTile(long tile, Region region, Pixels pixels, ColumnBatch into) {
        BatchLender lender = new BatchLender(into, columns);
        Axes axes = region.axes();
        for (int i = 0; i < columns.size(); i++) {
            switch (columns.get(i).index()) {
                case 0 -> lender.longs(i, new long[] {tile});
                case 1 -> {
                    long[] origin = new long[region.count()];
                    for (int axis = 0; axis < origin.length; axis++) {
                        origin[axis] = region.first(axis);
                    }
                    lender.longs(i, origin).rowOffsets(i, new int[] {0, origin.length});
                }
                case 2 -> {
                    int[] shape = new int[axes.count()];
                    for (int axis = 0; axis < shape.length; axis++) {
                        shape[axis] = (int) axes.length(axis);
                    }
                    lender.ints(i, shape).rowOffsets(i, new int[] {0, shape.length});
                }
                default -> {
                    PixelSlice.lend(pixels, lender, i);
                    lender.rowOffsets(i, new int[] {0, pixels.count()});
                }
            }
        }
        lender.batch(1);
        return 1;
    }

    /**
     * Some rows: pixels of a tile. Returns how many rows there are.
     *
     * @param region the pixels of the tile
     * @param pixels their values, if they are asked for
     * @param from the first of them in the tile
     * @param most how many are wanted
     */
    int ofPixels(Region region, Pixels pixels, int from, long most, ColumnBatch into) {
        int count = (int) Math.min(MAX_ROWS, most);
        BatchLender lender = new BatchLender(into, columns);
        int axes = region.count();
        for (int i = 0; i < columns.size(); i++) {
            int index = columns.get(i).index();
            if (index < axes) {
                lender.longs(i, positions(region, index, from, count));
            } else {
                slice.lend(pixels, from, count, lender, i);
            }
        }
        lender.batch(count);
        return count;
    }

    /** Where on an axis pixels are. */
    private static long[] positions(Region region, int axis, int from, int count) {
        long inner = 1;
        for (int before = 0; before < axis; before++) {
            inner *= region.length(before);
        }
        long[] positions = new long[count];
        long at = from / inner % region.length(axis);
        long left = inner - from % inner;
        for (int i = 0; i < count; i++) {
            positions[i] = region.first(axis) + at * region.step(axis);
            if (--left == 0) {
                left = inner;
                at = at + 1 == region.length(axis) ? 0 : at + 1;
            }
        }
        return positions;
    }
}
