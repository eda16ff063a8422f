// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.repack.HeapMap;
import io.fitspark.fits.repack.TileRow;
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

    private static final int LEVEL = 1;

    private final TableLayout layout;
    private final TileRow stored;
    private final StoredTiles tiles;
    private final List<Column> variable;
    private final CellDescriptors descriptors;

    private TileTails(FitsFile file, TableLayout layout, List<Column> columns, long plainBase, int level)
            throws IOException {
        RangeReader reader = new BufferedRangeReader(file.reader(), BLOCK_BYTES, BLOCKS);
        this.layout = layout;
        this.stored = new TileRow(reader, layout);
        this.variable = CellRuns.columns(layout.columns());
        this.tiles = variable.isEmpty() ? null : new StoredTiles(reader, layout, file.limits());
        this.descriptors =
                new CellDescriptors(CellRuns.columns(columns), layout.tiling().tileRows(), plainBase, level);
    }

    /**
     * Tiles that follow each other.
     *
     * @param plainBase where their cells begin in the heap when the table is not compressed
     */
    public record TileRange(long first, long count, long plainBase) implements Serializable {}

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
        CellDescriptors.Move move = offset -> Math.addExact(place.heapBase(), offset);
        TileTails tails = new TileTails(file, layout, columns, place.plainBase(), level);
        return tails.write(0, layout.tiling().tiles(), move, offset -> offset, tail, main);
    }

    /**
     * Makes those of some tiles of a table whose heap is packed together.
     *
     * @param columns with Q where the plain heap is too long for P
     * @param main takes the rows of descriptors, each of 64 bits: what is in the tail has offsets from its beginning, all else those in the new heap
     */
    public static Made repack(
            FitsFile file,
            TableLayout layout,
            List<Column> columns,
            TileRange tiles,
            HeapMap map,
            ByteSink tail,
            ByteSink main)
            throws IOException {
        return new TileTails(file, layout, columns, tiles.plainBase, LEVEL)
                .write(tiles.first, tiles.count, map::moved, map::moved, tail, main);
    }

    private Made write(
            long first,
            long count,
            CellDescriptors.Move cells,
            CellDescriptors.Move blobs,
            ByteSink tail,
            ByteSink main)
            throws IOException {
        byte[] row = new byte[layout.columns().size() * DescriptorRows.DESCRIPTOR_BYTES];
        long[] longest = new long[layout.columns().size()];
        long[] length = {0};
        boolean[] late = new boolean[longest.length];
        variable.forEach(column -> late[column.index()] = true);
        for (long tile = first; tile < first + count; tile++) {
            stored.read(tile);
            for (Column column : layout.columns()) {
                long bytes = stored.length(column);
                long offset = bytes == 0 || late[column.index()] ? 0 : blobs.of(stored.offset(column));
                DescriptorRows.put(row, column.index() * DescriptorRows.DESCRIPTOR_BYTES, bytes, offset);
            }
            addTail(tile, cells, row, tail, length);
            for (int c = 0; c < longest.length; c++) {
                longest[c] = Math.max(longest[c], DescriptorRows.length(row, c * DescriptorRows.DESCRIPTOR_BYTES));
            }
            main.write(row, 0, row.length);
        }
        return new Made(length[0], longest);
    }

    private void addTail(long tile, CellDescriptors.Move move, byte[] row, ByteSink tail, long[] length)
            throws IOException {
        if (variable.isEmpty()) {
            return;
        }
        List<StoredCells> ofTile = new ArrayList<>(variable.size());
        for (Column column : variable) {
            ofTile.add(tiles.variableCells(tile, column));
        }
        descriptors.rebuild(ofTile, tiles.rows(tile), move, (column, bytes, count) -> {
            DescriptorRows.put(row, column.index() * DescriptorRows.DESCRIPTOR_BYTES, count, length[0]);
            tail.write(bytes, 0, count);
            length[0] += count;
        });
    }
}
