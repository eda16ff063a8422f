// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.BufferedRangeReader;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.StoredCells;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.ByteSink;
import io.fitspark.fits.table.encode.CellDescriptors;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.table.encode.DescriptorRows;

/** The descriptors of cells in the heap of a compressed table that becomes a part of a larger one: they are made anew where the cells have moved. */
public final class TileTails {
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int BLOCKS = 8;

    private TileTails() {}

    /**
     * What was made.
     *
     * @param bytes of the new tail
     * @param longest by column, bytes of the longest of what tiles hold of it
     */
    public record Made(long bytes, long[] longest) implements Serializable {}

    /**
     * Where a part comes to lie in the whole table.
     *
     * @param heapBase where its heap begins
     * @param plainBase where its cells begin in the heap when the table is not compressed
     */
    public record Place(long heapBase, long plainBase) implements Serializable {}

    /**
     * Makes them.
     *
     * @param columns the columns of the whole table: with Q where its plain heap is too long for P
     * @param place of the part
     * @param level of gzip
     * @param tail takes the new tail
     * @param main takes the rows of descriptors, where what is in the tail has offsets from its beginning
     */
    public static Made write(
            FitsFile file, Hdu hdu, List<Column> columns, Place place, int level, ByteSink tail, ByteSink main)
            throws IOException {
        TableLayout layout = TableLayout.of(file.name(), hdu);
        RangeReader reader = new BufferedRangeReader(file.reader(), BLOCK_BYTES, BLOCKS);
        StoredTiles tiles = new StoredTiles(reader, layout, file.limits());
        List<Column> stored = CellRuns.columns(layout.columns());
        CellDescriptors cells =
                new CellDescriptors(CellRuns.columns(columns), layout.tiling().tileRows(), place.plainBase(), level);
        int rowBytes = layout.tiling().descriptorRowBytes();
        byte[] row = new byte[rowBytes];
        long[] longest = new long[columns.size()];
        long[] length = {0};
        for (long tile = 0; tile < layout.tiling().tiles(); tile++) {
            reader.readFully(layout.dataOffset() + tile * rowBytes, row, 0, rowBytes);
            List<StoredCells> ofTile = new ArrayList<>(stored.size());
            for (Column column : stored) {
                ofTile.add(tiles.variableCells(tile, column));
            }
            cells.rebuild(ofTile, tiles.rows(tile), place.heapBase(), (column, bytes, count) -> {
                DescriptorRows.put(row, column.index() * DescriptorRows.DESCRIPTOR_BYTES, count, length[0]);
                tail.write(bytes, 0, count);
                length[0] += count;
            });
            for (int c = 0; c < longest.length; c++) {
                longest[c] = Math.max(longest[c], DescriptorRows.length(row, c * DescriptorRows.DESCRIPTOR_BYTES));
            }
            main.write(row, 0, rowBytes);
        }
        return new Made(length[0], longest);
    }
}
