// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.View;
import io.fitspark.connector.schema.ImageColumns;
import io.fitspark.fits.image.ImageLayout;
import io.fitspark.fits.image.Region;
import io.fitspark.fits.image.RegionText;
import io.fitspark.fits.image.TileGrid;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;

/**
 * What the views {@code tiles} and {@code pixels} make of an image: rows in the order of its tiles, of the view of pixels those of one tile
 * after those of another. Only tiles that have pixels in the region count.
 *
 * @param pixels whether a row is a pixel, and not a tile
 * @param region within the image
 */
public record ImageRows(ImageLayout image, boolean pixels, Region region) implements Serializable {

    /** @param region null for the whole image */
    static ImageRows of(ImageLayout image, View view, RegionText region) {
        if (region != null && region.count() > image.axes().count()) {
            throw FitsErrors.regionOfMoreAxes(
                    image.file(), image.hdu(), region.toString(), image.axes().toString());
        }
        Region asked = region == null ? Region.whole(image.axes()) : region.clip(image.axes());
        return new ImageRows(image, view == View.PIXELS, asked);
    }

    /** How many tiles have pixels in the region. */
    public long tiles() {
        return grid().tiles();
    }

    /** How many rows there are. */
    public long rows() {
        return pixels ? region.axes().pixels() : tiles();
    }

    /** These rows described as a table. */
    TableLayout table() {
        List<Column> columns = pixels ? ImageColumns.ofPixels(image) : ImageColumns.ofTiles(image);
        long rowBytes = columns.stream().mapToLong(Column::rowBytes).sum();
        return new TableLayout(
                image.file(),
                image.hdu(),
                columns,
                rows(),
                rowBytes,
                image.dataOffset(),
                image.dataOffset(),
                0,
                null,
                image.warnings());
    }

    /** Whether a task that reads some of these rows reads a range of the file from front to back. */
    public boolean isSequential() {
        return !image.isCompressed()
                && (region.count() == 0
                        || (region.step(0) == 1
                                && region.length(0) == image.axes().length(0)));
    }

    /** Which of the region's tiles has a row, counted from 0 among them. */
    public long tileOf(long row) {
        if (!pixels) {
            return row;
        }
        TileGrid grid = grid();
        long low = 0;
        long high = grid.tiles() - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (grid.pixelsBefore(middle) <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The first row of a tile, counted from 0 among those of the region. */
    public long firstRow(long tile) {
        return pixels ? grid().pixelsBefore(tile) : tile;
    }

    /** The tiles that have rows. */
    public TileGrid grid() {
        return new TileGrid(image.tiling(), region);
    }

    /** Some rows cut between tiles into ranges that take up to so many bytes in the file. */
    List<RowSpan> split(RowSpan rows, long maxSplitBytes) {
        if (rows.rows() == 0) {
            return List.of();
        }
        long first = tileOf(rows.firstRow());
        long end = tileOf(rows.firstRow() + rows.rows() - 1) + 1;
        List<RowSpan> spans = new ArrayList<>();
        for (RowSpan tiles : RowSplitter.split(new RowSpan(first, end - first), bytes(rows), maxSplitBytes, 1)) {
            long from = Math.max(rows.firstRow(), firstRow(tiles.firstRow()));
            long to = Math.min(rows.firstRow() + rows.rows(), firstRow(tiles.firstRow() + tiles.rows()));
            spans.add(new RowSpan(from, to - from));
        }
        return spans;
    }

    /** About the bytes that rows take in the file. */
    long bytes(RowSpan rows) {
        long all = rows();
        if (all == 0) {
            return 0;
        }
        double share = (double) (image.isCompressed() ? tiles() : region.axes().pixels())
                / (image.isCompressed() ? image.tiling().tiles() : image.axes().pixels());
        double whole = share * image.tilesBytes();
        return (long) Math.min(Long.MAX_VALUE, whole * rows.rows() / all);
    }

    /** Where in the file a row begins; of a compressed image, where it does if all tiles have the same size. */
    long position(long row) {
        long tile = grid().tile(tileOf(row));
        double share = (double) tile / image.tiling().tiles();
        return image.tilesOffset() + (long) (share * image.tilesBytes());
    }

    /** Where in the file the first pixel of a row's tile lies; of a plain image. */
    public long firstByte(long row) {
        return byteOf(row, false);
    }

    /** Where in the file the last pixel of a row's tile ends; of a plain image. */
    public long endByte(long row) {
        return byteOf(row, true) + image.format().storedBytes();
    }

    private long byteOf(long row, boolean last) {
        Region tile = image.tiling().region(grid().tile(tileOf(row)));
        long pixel = 0;
        long stride = 1;
        for (int axis = 0; axis < region.count(); axis++) {
            long at = last
                    ? Math.min(tile.last(axis), region.last(axis))
                    : Math.max(tile.first(axis), region.first(axis));
            pixel += (at - 1) * stride;
            stride *= image.axes().length(axis);
        }
        return image.dataOffset() + pixel * image.format().storedBytes();
    }

    /** The same rows of a file of another name, for messages. */
    ImageRows in(String otherFile) {
        return new ImageRows(image.in(otherFile), pixels, region);
    }
}
