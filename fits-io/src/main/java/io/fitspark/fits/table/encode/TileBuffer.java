// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ParallelTasks;

/**
 * The cells of one tile in columns that lie in the rows: collected as big-endian bytes, column by column, then compressed. Its arrays are
 * kept from tile to tile. Used by one thread at a time, but for {@link #tasks}.
 */
final class TileBuffer {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

    /** Room for so many bytes is made at first. */
    private static final long FIRST_BYTES = 256 << 10;

    private final List<Column> columns;
    private final long rowBytes;
    private final long widest;
    private final ElementCodec[] codecs;
    private final byte[][] cells;
    private final byte[][] blobs;
    private final int[] lengths;
    private final AtomicReferenceArray<byte[]> idle;
    private int capacity;
    private int rows;

    /**
     * @param columns those that are neither of P or Q nor without bytes
     * @param codecs by index in the table
     * @param idle arrays for compressed columns that nobody uses, one or none for each of the columns; shared by buffers
     */
    TileBuffer(List<Column> columns, ElementCodec[] codecs, AtomicReferenceArray<byte[]> idle) {
        this.columns = columns;
        this.rowBytes = Math.max(1, columns.stream().mapToLong(Column::rowBytes).sum());
        this.widest = columns.stream().mapToLong(Column::rowBytes).max().orElse(1);
        this.codecs = codecs;
        this.cells = new byte[columns.size()][];
        this.blobs = new byte[columns.size()][];
        this.lengths = new int[columns.size()];
        Arrays.fill(cells, new byte[0]);
        this.idle = idle;
    }

    int rows() {
        return rows;
    }

    /**
     * Makes room.
     *
     * @param more rows to be added
     * @param most rows that will ever be in the tile
     */
    void reserve(int more, long most) throws FitsWriteException {
        int needed = rows + more;
        if (needed <= capacity) {
            return;
        }
        if (needed > MOST_BYTES / widest) {
            throw FitsWriteException.of("a tile of " + most + " rows is too large: no column may have more than "
                            + MOST_BYTES + " bytes in it; use fewer rows for a tile")
                    .build();
        }
        long doubled = Math.max(2L * capacity, FIRST_BYTES / rowBytes);
        capacity = (int) Math.max(needed, Math.min(Math.min(most, doubled), MOST_BYTES / widest));
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Arrays.copyOf(cells[c], (int) columns.get(c).rowBytes() * capacity);
        }
    }

    /** The big-endian cells of the c-th of the columns, one row behind the other. */
    byte[] cells(int c) {
        return cells[c];
    }

    void add(int more) {
        rows += more;
    }

    void clear() {
        rows = 0;
    }

    /** Compresses column by column into a segment, and ends its tile. */
    void encode(TileSegment segment, EncodeScratch scratch) throws IOException {
        for (int c = 0; c < cells.length; c++) {
            int length = encode(c, scratch);
            segment.addBlob(columns.get(c), scratch.out(), 0, length);
        }
        segment.endTile(rows);
    }

    private int encode(int c, EncodeScratch scratch) {
        Column column = columns.get(c);
        return codecs[column.index()].encode(cells[c], (int) column.rowBytes() * rows, scratch);
    }

    /** Tasks that compress a column each. */
    List<ParallelTasks.Task<EncodeScratch>> tasks() {
        List<ParallelTasks.Task<EncodeScratch>> tasks = new ArrayList<>(cells.length);
        for (int i = 0; i < cells.length; i++) {
            int c = i;
            tasks.add(scratch -> {
                int length = encode(c, scratch);
                byte[] blob = idle.getAndSet(c, null);
                if (blob == null || blob.length < length) {
                    blob = new byte[length + (length >> 4)];
                }
                System.arraycopy(scratch.out(), 0, blob, 0, length);
                blobs[c] = blob;
                lengths[c] = length;
            });
        }
        return tasks;
    }

    /** Puts into a segment what the tasks made, and ends its tile. */
    void addTo(TileSegment segment) throws IOException {
        for (int c = 0; c < cells.length; c++) {
            segment.addBlob(columns.get(c), blobs[c], 0, lengths[c]);
            idle.set(c, blobs[c]);
            blobs[c] = null;
        }
        segment.endTile(rows);
    }
}
