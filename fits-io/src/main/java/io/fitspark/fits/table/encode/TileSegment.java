// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.table.Column;

/**
 * Some tiles of a compressed table, without a header, that can be put behind other tiles. It consists of three streams of bytes:
 *
 * <ul>
 *   <li>the heap: of each tile the compressed cells of the P and Q columns, in runs of rows, then the compressed columns;
 *   <li>the {@link DescriptorRows} of the tiles, with offsets from the beginning of the segment's heap, and zeros for P and Q columns;
 *   <li>the {@link CellRuns}: what descriptors of P and Q columns are made of once it is known what comes before.
 * </ul>
 *
 * Not safe for concurrent use.
 */
public final class TileSegment {
    /** What a column without bytes has in each tile: a gzip member, as some readers decode it all the same. */
    private static final byte[] NOTHING = nothing();

    private final List<Column> columns;
    private final List<Column> variable;
    private final List<Column> empty;
    private final ByteSink heap;
    private final ByteSink descriptors;
    private final ByteSink runs;
    private final byte[] row;
    private long heapBytes;
    private long plainHeapBytes;
    private long tiles;
    private long rows;
    private final long[] longestCells;
    private byte[] record = {};

    /**
     * @param columns of the table that is compressed
     */
    public TileSegment(List<Column> columns, ByteSink heap, ByteSink descriptors, ByteSink runs) {
        this.columns = List.copyOf(columns);
        this.variable = CellRuns.columns(columns);
        this.empty = columns.stream()
                .filter(column -> column.rowBytes() == 0 && !column.form().isDescriptor())
                .toList();
        this.heap = heap;
        this.descriptors = descriptors;
        this.runs = runs;
        this.longestCells = new long[columns.size()];
        this.row = new byte[columns.size() * DescriptorRows.DESCRIPTOR_BYTES];
    }

    private static byte[] nothing() {
        byte[] member = new byte[Gzip.bound(0)];
        return Arrays.copyOf(member, Gzip.deflate(new byte[0], 0, 0, member, 0, 1));
    }

    /**
     * Adds packed cells of the next rows of the current tile.
     *
     * @param cells of all {@link CellRuns#columns}, each of the same rows
     */
    public void addCells(List<VariableCells> cells) throws IOException {
        int count = cells.get(0).rows();
        int bytes = CellRuns.recordBytes(count, cells.size());
        if (record.length < bytes) {
            record = new byte[bytes];
        }
        CellRuns.put(record, heapBytes, cells);
        runs.write(record, 0, bytes);
        for (VariableCells column : cells) {
            heap.write(column.packed(), 0, column.packedLength());
            heapBytes += column.packedLength();
            plainHeapBytes = Math.addExact(plainHeapBytes, column.plainBytes());
            int index = column.column().index();
            for (int i = 0; i < column.rows(); i++) {
                longestCells[index] = Math.max(longestCells[index], column.counts()[i]);
            }
        }
    }

    /** Adds what the current tile has of a column, compressed. */
    public void addBlob(Column column, byte[] bytes, int offset, int length) throws IOException {
        DescriptorRows.put(row, column.index() * DescriptorRows.DESCRIPTOR_BYTES, length, heapBytes);
        heap.write(bytes, offset, length);
        heapBytes += length;
    }

    /** Ends the current tile, all of whose columns and cells were added, but for columns without bytes, which are added here. */
    public void endTile(int tileRows) throws IOException {
        for (Column column : empty) {
            addBlob(column, NOTHING, 0, NOTHING.length);
        }
        descriptors.write(row, 0, row.length);
        tiles++;
        rows += tileRows;
    }

    /** The columns of the table. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns whose cells lie in the heap. */
    public List<Column> variableColumns() {
        return variable;
    }

    /** Bytes of the heap so far. */
    public long heapBytes() {
        return heapBytes;
    }

    /** Bytes that the cells of P and Q columns take in the heap of the table when it is not compressed. */
    public long plainHeapBytes() {
        return plainHeapBytes;
    }

    /** By column, elements of the longest cell of a P or Q column. */
    public long[] longestCells() {
        return longestCells.clone();
    }

    /** Tiles that were ended. */
    public long tiles() {
        return tiles;
    }

    /** Rows of these tiles. */
    public long rows() {
        return rows;
    }
}
