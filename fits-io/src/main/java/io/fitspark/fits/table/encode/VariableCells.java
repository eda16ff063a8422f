// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.Arrays;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;

/**
 * Cells of a P or Q column in some consecutive rows: as big-endian elements, and compressed one by one. Its arrays are kept from one use
 * to the next. Not safe for concurrent use.
 */
public final class VariableCells {
    private final Column column;
    private int rows;
    private int[] counts = {};
    private byte[] bytes = {};
    private int length;
    private long plainBytes;
    private int[] packedLengths = {};
    private byte[] packed = {};
    private int packedLength;

    public VariableCells(Column column) {
        this.column = column;
    }

    /** Forgets all cells. */
    public void clear() {
        rows = 0;
        length = 0;
        plainBytes = 0;
        packedLength = 0;
    }

    /**
     * Adds cells of a batch.
     *
     * @param tableRow number in the table of row {@code from}, for messages
     */
    void add(CellEncoder encoder, ColumnVector cells, int from, int count, long tableRow) throws FitsWriteException {
        int at = length;
        for (int row = from; row < from + count; row++) {
            addRow(encoder.elements(cells, row));
        }
        reserve(plainBytes);
        encoder.encodeElements(cells, from, count, bytes, at, tableRow);
    }

    /** Adds a cell of so many elements, whose big-endian bytes are given. */
    void add(int elements, byte[] from, int offset) throws FitsWriteException {
        int at = length;
        addRow(elements);
        reserve(plainBytes);
        System.arraycopy(from, offset, bytes, at, length - at);
    }

    private void reserve(long needed) throws FitsWriteException {
        if (needed > Integer.MAX_VALUE - 8) {
            throw FitsWriteException.of("a cell and those before it have " + needed
                            + " bytes, more than can be compressed at once; use shorter cells")
                    .column(column.name())
                    .build();
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, room((int) needed, bytes.length));
        }
        length = (int) needed;
    }

    /** Adds a cell that is compressed, or raw if that is not longer. All or none are added so. */
    public void addPacked(int elements, byte[] from, int offset, int count) {
        int at = packedLength;
        packedLength = Math.addExact(at, count);
        if (packed.length < packedLength) {
            packed = Arrays.copyOf(packed, room(packedLength, packed.length));
        }
        System.arraycopy(from, offset, packed, at, count);
        addRow(elements);
        if (packedLengths.length < counts.length) {
            packedLengths = Arrays.copyOf(packedLengths, counts.length);
        }
        packedLengths[rows - 1] = count;
    }

    private void addRow(int elements) {
        if (rows == counts.length) {
            counts = Arrays.copyOf(counts, Math.max(64, rows * 2));
        }
        counts[rows++] = elements;
        plainBytes += column.tform().bytes(elements);
    }

    private static int room(int needed, int before) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, before + (before >> 1) + 1024L));
    }

    /** Compresses all cells. */
    public void pack(ElementCodec codec, EncodeScratch scratch) {
        if (packed.length < length) {
            packed = new byte[bytes.length];
        }
        if (packedLengths.length < rows) {
            packedLengths = new int[counts.length];
        }
        int from = 0;
        int to = 0;
        for (int row = 0; row < rows; row++) {
            int cell = (int) column.tform().bytes(counts[row]);
            packedLengths[row] = codec.encodeCell(bytes, from, cell, packed, to, scratch);
            from += cell;
            to += packedLengths[row];
        }
        packedLength = to;
    }

    public Column column() {
        return column;
    }

    /** Number of cells. */
    public int rows() {
        return rows;
    }

    /** The elements, one cell behind the other. */
    public byte[] bytes() {
        return bytes;
    }

    /** Number of bytes of all elements, whether they were added so or compressed. */
    public long plainBytes() {
        return plainBytes;
    }

    /** Number of elements of each cell. */
    public int[] counts() {
        return counts;
    }

    /** The compressed cells, one behind the other. */
    public byte[] packed() {
        return packed;
    }

    /** Number of bytes of the compressed cells. */
    public int packedLength() {
        return packedLength;
    }

    /** Number of bytes of each compressed cell. */
    public int[] packedLengths() {
        return packedLengths;
    }
}
