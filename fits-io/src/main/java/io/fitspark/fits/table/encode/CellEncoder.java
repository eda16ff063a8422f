// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.Objects;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.AsciiForm;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.Strided;

/**
 * Encodes the cells of one column. A null integer becomes TNULL, a null real NaN, a null logical the byte 0, a null string is empty, as is
 * its cell in the heap; in ASCII tables a null becomes the text of TNULL or blanks. Values that would be read as null, or that the format has no room for, are
 * refused; no string is cut. What was encoded before an exception is undefined. Not safe for concurrent use.
 */
public abstract sealed class CellEncoder permits NumberEncoder, LogicalEncoder, StringEncoder, AsciiEncoder {
    private final Column column;
    private final ElementType element;
    private final int perRow;
    private final boolean variable;
    private final boolean descriptor;
    private final long rowBytes;

    CellEncoder(Column column) {
        this.column = column;
        this.element = column.type().element();
        this.perRow = column.type().fixedElements();
        this.variable = column.type().variable();
        this.descriptor = column.form().isDescriptor();
        this.rowBytes = column.rowBytes();
    }

    /** The encoder of a column of a binary or an ASCII table. */
    public static CellEncoder of(Column column, NonAscii nonAscii) {
        if (column.form() instanceof AsciiForm form) {
            return new AsciiEncoder(column, form, nonAscii);
        }
        return switch (column.tform().element()) {
            case 'L', 'X' -> new LogicalEncoder(column);
            case 'A' -> new StringEncoder(column, nonAscii);
            default -> new NumberEncoder(column);
        };
    }

    /** The column. */
    public final Column column() {
        return column;
    }

    /**
     * Encodes rows of a column whose elements lie in the rows: those of row {@code from + r} go to {@code to[at + r * stride ...]}.
     *
     * @param tableRow number in the table of row {@code from}, for messages
     */
    public final void encode(ColumnVector cells, int from, int rows, byte[] to, int at, int stride, long tableRow)
            throws FitsWriteException {
        if (descriptor) {
            throw new IllegalStateException("column " + column.name() + " has its elements in the heap");
        }
        check(cells, from, rows);
        if (rows == 0 || perRow == 0) {
            return;
        }
        Objects.checkFromIndexSize(at, (rows - 1L) * stride + rowBytes, (long) to.length);
        store(cells, from * perRow, new Strided(to, at, stride, rows, perRow), from, tableRow);
    }

    /** Number of elements of a variable-length cell, as its descriptor counts them. */
    public int elements(ColumnVector cells, int row) {
        return cells.rowOffsets()[row + 1] - cells.rowOffsets()[row];
    }

    /** Bytes of the elements of a variable-length cell. */
    public final long heapBytes(ColumnVector cells, int row) {
        return column.tform().bytes(elements(cells, row));
    }

    /** Encodes the elements of a variable-length cell. */
    public final void encodeElements(ColumnVector cells, int row, byte[] to, int at, long tableRow)
            throws FitsWriteException {
        encodeElements(cells, row, 1, to, at, tableRow);
    }

    /**
     * Encodes the elements of variable-length cells, one cell behind the other without gaps.
     *
     * @param tableRow number in the table of row {@code from}, for messages
     */
    public final void encodeElements(ColumnVector cells, int from, int rows, byte[] to, int at, long tableRow)
            throws FitsWriteException {
        if (!column.form().isDescriptor()) {
            throw new IllegalStateException("column " + column.name() + " has its elements in the rows");
        }
        check(cells, from, rows);
        if (column.tform().repeat() == 0) {
            requireEmpty(cells, from, rows, tableRow);
        } else if (rows > 0) {
            storeCells(cells, from, rows, to, at, tableRow);
        }
    }

    /** Stores elements from index {@code first} on; {@code from} and {@code tableRow} number their rows. */
    abstract void store(ColumnVector cells, int first, Strided to, int from, long tableRow) throws FitsWriteException;

    /** Stores variable-length cells. */
    void storeCells(ColumnVector cells, int from, int rows, byte[] to, int at, long tableRow)
            throws FitsWriteException {
        int first = cells.rowOffsets()[from];
        int count = cells.rowOffsets()[from + rows] - first;
        if (count > 0) {
            store(cells, first, Strided.run(to, at, count), from, tableRow);
        }
    }

    private void check(ColumnVector cells, int from, int rows) {
        Objects.checkFromIndexSize(from, rows, cells.rows());
        ColumnType type = cells.type();
        if (type.element() != element || cells.elementsPerRow() != perRow || type.variable() != variable) {
            throw new IllegalArgumentException(
                    "column " + column.name() + " holds " + column.type() + ", the batch " + cells.type());
        }
    }

    private void requireEmpty(ColumnVector cells, int from, int rows, long tableRow) throws FitsWriteException {
        for (int row = from; row < from + rows; row++) {
            if (elements(cells, row) > 0) {
                throw error(
                        "the format " + column.form().text() + " has no room for a cell of " + elements(cells, row)
                                + " elements",
                        tableRow + row - from);
            }
        }
    }

    /** The number in the table of the row that an element belongs to. */
    final long rowOf(ColumnVector cells, int element, int from, long tableRow) {
        int[] offsets = cells.rowOffsets();
        if (offsets == null) {
            return tableRow + element / cells.elementsPerRow() - from;
        }
        int row = from;
        while (offsets[row + 1] <= element) {
            row++;
        }
        return tableRow + row - from;
    }

    final FitsWriteException error(String problem, long tableRow) {
        return FitsWriteException.of(problem)
                .column(column.name())
                .row(tableRow)
                .build();
    }
}
