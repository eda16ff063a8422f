// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.HeaderBuilder;

/**
 * The columns of a table that is written: binary, or ASCII if they are.
 *
 * @param columns the columns in order
 * @param rowBytes bytes of a row, NAXIS1
 * @param open indices of the variable-length columns that begin with P and may become Q
 */
public record TableSchema(List<Column> columns, long rowBytes, Set<Integer> open) {
    public TableSchema {
        columns = List.copyOf(columns);
        open = Set.copyOf(open);
    }

    /** A schema whose variable-length columns are what they say. */
    public TableSchema(List<Column> columns, long rowBytes) {
        this(columns, rowBytes, Set.of());
    }

    /**
     * The schema of a new table: one column behind the other, in ASCII tables with a blank between them.
     *
     * @throws FitsWriteException if FITS has no such columns
     */
    public static TableSchema of(List<ColumnSpec> specs) throws FitsWriteException {
        return new SchemaBuilder(specs).build();
    }

    /** The schema of a table that is there, as it is, so that rows can be appended to it. */
    public static TableSchema of(TableLayout layout) {
        return new TableSchema(layout.columns(), layout.rowBytes());
    }

    /** Whether the table is an ASCII table. */
    public boolean isAscii() {
        return !columns.isEmpty() && columns.get(0).isAscii();
    }

    /** The first column of that name as written, else the first that differs by case only. */
    public Optional<Column> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    /** The same columns with Q where it was left open whether they are P or Q; rows are longer by 8 bytes for each. */
    public TableSchema widened() {
        List<Column> wide = new ArrayList<>(columns.size());
        long added = 0;
        for (Column column : columns) {
            boolean widen = open.contains(column.index());
            TForm form = widen ? ColumnForms.wide(column.tform()) : null;
            wide.add(new Column(
                    column.index(),
                    widen ? form : column.form(),
                    column.rowOffset() + added,
                    widen ? form.rowBytes() : column.rowBytes(),
                    column.type(),
                    column.stringWidth(),
                    column.keywords()));
            added += widen ? form.rowBytes() - column.rowBytes() : 0;
        }
        return new TableSchema(wide, rowBytes + added);
    }

    /**
     * The same columns with formats that say how long the longest cell is, such as {@code 1PJ(12)}.
     *
     * @param longest per column, elements of the longest cell as the descriptors count them; those of other columns do not matter
     */
    public TableSchema withLongestCells(long[] longest) {
        List<Column> told = new ArrayList<>(columns.size());
        for (Column column : columns) {
            boolean descriptor = column.form().isDescriptor();
            told.add(
                    !descriptor
                            ? column
                            : new Column(
                                    column.index(),
                                    ColumnForms.withLongest(column.tform(), longest[column.index()]),
                                    column.rowOffset(),
                                    column.rowBytes(),
                                    column.type(),
                                    column.stringWidth(),
                                    column.keywords()));
        }
        return new TableSchema(told, rowBytes, open);
    }

    /** Sets the cards of the columns, one column after the other; TFIELDS is not among them. */
    public void addCards(HeaderBuilder cards) throws FitsWriteException {
        for (Column column : columns) {
            ColumnCards.add(column, cards);
        }
    }
}
