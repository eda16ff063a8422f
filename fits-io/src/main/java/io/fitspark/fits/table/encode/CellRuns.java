// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;

/**
 * What is noted of the compressed cells of P and Q columns until their descriptors can be written. A stream of records, of all numbers
 * big-endian; no record goes beyond the end of a tile:
 *
 * <pre>
 * rows (4) | offset in the segment's heap of the first cell (8) | for each P or Q column:
 *     number of elements of each row's cell (4 each) | bytes of each row's compressed cell (4 each)
 * </pre>
 *
 * The cells of a record lie one behind the other, column by column. An instance reads such a stream; not safe for concurrent use.
 */
public final class CellRuns {
    private static final int HEAD = Integer.BYTES + Long.BYTES;

    private final ByteSource source;
    private final long end;
    private final int columns;
    private long position;
    private byte[] record = {};
    private int rows;

    /**
     * @param position where the stream begins
     * @param length its length in bytes
     * @param columns number of P and Q columns
     */
    public CellRuns(ByteSource source, long position, long length, int columns) {
        this.source = source;
        this.position = position;
        this.end = Math.addExact(position, length);
        this.columns = columns;
        this.record = new byte[HEAD];
    }

    /** The columns whose cells lie in the heap: those of P or Q, unless there are no descriptors in the row. */
    public static List<Column> columns(List<Column> all) {
        return all.stream()
                .filter(column -> column.form().isDescriptor() && column.rowBytes() > 0)
                .toList();
    }

    /** Bytes of a record. */
    static int recordBytes(int rows, int columns) {
        return Math.toIntExact(HEAD + 2L * Integer.BYTES * rows * columns);
    }

    /** Writes a record. */
    static void put(byte[] to, long offset, List<VariableCells> cells) {
        int rows = cells.get(0).rows();
        BigEndian.INT.set(to, 0, rows);
        BigEndian.LONG.set(to, Integer.BYTES, offset);
        int at = HEAD;
        for (VariableCells column : cells) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException("columns of " + rows + " and " + column.rows() + " rows");
            }
            at = put(to, at, column.counts(), rows);
            at = put(to, at, column.packedLengths(), rows);
        }
    }

    private static int put(byte[] to, int from, int[] numbers, int count) {
        int at = from;
        for (int i = 0; i < count; i++, at += Integer.BYTES) {
            BigEndian.INT.set(to, at, numbers[i]);
        }
        return at;
    }

    /**
     * Reads the next record.
     *
     * @return false at the end
     */
    boolean next() throws IOException {
        if (position == end) {
            return false;
        }
        read(0, HEAD);
        rows = (int) BigEndian.INT.get(record, 0);
        long bytes = HEAD + 2L * Integer.BYTES * columns * rows;
        if (rows < 0 || bytes > end - position) {
            throw new EOFException("the notes on cells end early, at byte " + position);
        }
        if (record.length < bytes) {
            byte[] larger = new byte[Math.toIntExact(bytes)];
            System.arraycopy(record, 0, larger, 0, HEAD);
            record = larger;
        }
        read(HEAD, (int) bytes - HEAD);
        position += bytes;
        return true;
    }

    private void read(int at, int length) throws IOException {
        if (length > end - position - at) {
            throw new EOFException("the notes on cells end early, at byte " + position);
        }
        source.read(position + at, record, at, length);
    }

    int rows() {
        return rows;
    }

    /** Where the first cell begins in the heap of the segment. */
    long offset() {
        return (long) BigEndian.LONG.get(record, Integer.BYTES);
    }

    /** Elements of a cell. */
    int count(int column, int row) {
        return (int) BigEndian.INT.get(record, HEAD + Integer.BYTES * (2 * column * rows + row));
    }

    /** Bytes of a compressed cell. */
    int length(int column, int row) {
        return (int) BigEndian.INT.get(record, HEAD + Integer.BYTES * ((2 * column + 1) * rows + row));
    }
}
