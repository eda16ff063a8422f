// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.ZoneMap;

/**
 * Where in a file the bytes of a table lie that becomes a part of a larger one. The heap of a compressed table with P or Q columns ends with the
 * descriptors of their cells, its tail, as fits-io writes it.
 *
 * @param rows of the table
 * @param tiles of a compressed table; 0 of a plain one
 * @param mainOffset of its rows, or its rows of descriptors
 * @param mainRowBytes bytes of one of them
 * @param heapOffset of the heap
 * @param heapBytes of the heap, without the tail
 * @param tailBytes of the tail
 * @param plainHeapBytes of the heap of the table when it is not compressed
 * @param longestCells by column, elements of the longest cell of a P or Q column
 * @param longestBlobs by column, bytes of the longest of what tiles hold of it
 * @param zonesOffset where the rows of its zone maps begin; -1 if there are none
 */
public record TablePart(
        long rows,
        long tiles,
        long mainOffset,
        int mainRowBytes,
        long heapOffset,
        long heapBytes,
        long tailBytes,
        long plainHeapBytes,
        long[] longestCells,
        long[] longestBlobs,
        long zonesOffset)
        implements Serializable {

    /** A whole table. */
    public static TablePart of(FitsFile file, Hdu hdu) throws IOException {
        TableLayout layout = TableLayout.of(file.name(), hdu);
        return of(file, hdu, layout, layout.isTiled() ? layout.tiling().tiles() : 0, layout.rows());
    }

    /** The first tiles of a compressed table without P and Q columns, all of them whole. */
    public static TablePart ofTiles(FitsFile file, Hdu hdu, long tiles) throws IOException {
        TableLayout layout = TableLayout.of(file.name(), hdu);
        if (!CellRuns.columns(layout.columns()).isEmpty()) {
            throw new IllegalArgumentException("cells of variable length belong to all tiles");
        }
        return of(file, hdu, layout, tiles, tiles * layout.tiling().tileRows());
    }

    private static TablePart of(FitsFile file, Hdu hdu, TableLayout layout, long tiles, long rows) throws IOException {
        List<Column> columns = layout.columns();
        boolean tiled = layout.isTiled();
        long heapBytes = layout.heapBytes();
        long tail = 0;
        if (tiled && tiles < layout.tiling().tiles()) {
            heapBytes = firstOffset(file, layout, tiles, columns);
        } else if (tiled && tiles > 0 && !CellRuns.columns(columns).isEmpty()) {
            tail = heapBytes - firstOffset(file, layout, 0, CellRuns.columns(columns));
        }
        long[] cells = new long[columns.size()];
        long[] blobs = new long[columns.size()];
        for (Column column : columns) {
            cells[column.index()] = longest(column.form().text());
            if (tiled) {
                blobs[column.index()] = longest(form(hdu, column.index()));
            }
        }
        return new TablePart(
                rows,
                tiled ? tiles : 0,
                layout.dataOffset(),
                tiled ? layout.tiling().descriptorRowBytes() : Math.toIntExact(layout.rowBytes()),
                layout.heapOffset(),
                heapBytes - tail,
                tail,
                tiled ? layout.tiling().plainHeapBytes() : heapBytes,
                cells,
                blobs,
                zones(file, hdu));
    }

    private static String form(Hdu hdu, int column) throws IOException {
        return hdu.header().requireString("TFORM" + (column + 1));
    }

    /** The number in brackets; 0 if there is none. */
    private static long longest(String form) {
        int open = form.indexOf('(');
        int close = form.indexOf(')', open + 1);
        String digits = open < 0 || close < 0 ? "" : form.substring(open + 1, close);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** Where in the heap that begins which a tile has of columns. */
    private static long firstOffset(FitsFile file, TableLayout layout, long tile, List<Column> columns)
            throws IOException {
        int rowBytes = layout.tiling().descriptorRowBytes();
        byte[] row = new byte[rowBytes];
        file.reader().readFully(layout.dataOffset() + tile * rowBytes, row, 0, rowBytes);
        long first = Long.MAX_VALUE;
        for (Column column : columns) {
            int at = column.index() * DescriptorRows.DESCRIPTOR_BYTES;
            if (DescriptorRows.length(row, at) > 0) {
                first = Math.min(first, (long) BigEndian.LONG.get(row, at + Long.BYTES));
            }
        }
        return first;
    }

    private static long zones(FitsFile file, Hdu hdu) throws IOException {
        int next = hdu.index() + 1;
        if (next < file.hduCount()
                && file.hdu(next) instanceof BinTableHdu zones
                && zones.extname().orElse("").equals(ZoneMap.EXTNAME)) {
            return zones.entry().dataOffset();
        }
        return -1;
    }

    /** Bytes of the rows. */
    public long mainBytes() {
        return (tiles > 0 ? tiles : rows) * mainRowBytes;
    }
}
