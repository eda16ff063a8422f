// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.fitspark.connector.WriteErrors;
import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TableSchema;

/** The columns of the one table that holds the rows of all tasks. */
public final class WholeTable {
    private static final long TILE_BYTES = 10_000_000;
    /** Bytes that a string has, or the arrays of a cell, where nothing is known of them. */
    private static final long GUESSED_BYTES = 24;

    private WholeTable() {}

    /**
     * Decides the columns.
     *
     * @param facts of all tasks; those of tasks without rows count for nothing unless there are no others
     * @param narrowLimit bytes of heap that descriptors of 32 bits reach
     */
    public static TableSchema of(OutputSchema schema, List<TableFacts> facts, long narrowLimit) {
        List<OutputColumn> columns = schema.columns();
        TableFacts all = together(schema, facts);
        try {
            List<ColumnSpec> specs = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                specs.add(ColumnFit.of(columns.get(i), all.columns().get(i)).spec());
            }
            TableSchema whole = TableSchema.of(specs);
            return heapBytes(whole, all) <= narrowLimit ? whole : whole.widened();
        } catch (FitsWriteException e) {
            throw WriteErrors.columns(
                    e.column().map(column -> "Column '" + column + "': ").orElse("") + e.problem(),
                    "Change its values, or its type.");
        }
    }

    private static TableFacts together(OutputSchema schema, List<TableFacts> facts) {
        List<TableFacts> full = facts.stream().filter(task -> task.rows() > 0).toList();
        return OldRows.together(schema, full.isEmpty() ? facts.subList(0, 1) : full);
    }

    /** The columns for which a TNULL must be chosen that none of the values equals. */
    public static List<Integer> wantNull(OutputSchema schema, List<TableFacts> facts) {
        List<OutputColumn> columns = schema.columns();
        TableFacts all = together(schema, facts);
        return IntStream.range(0, columns.size())
                .filter(i -> ColumnFit.wantsNull(columns.get(i), all.columns().get(i)))
                .boxed()
                .toList();
    }

    private static long heapBytes(TableSchema schema, TableFacts facts) {
        long bytes = 0;
        for (Column column : schema.columns()) {
            if (column.form().isDescriptor()) {
                ColumnFacts cells = facts.columns().get(column.index());
                boolean text = column.type().element() == ElementType.STRING;
                long ofColumn = !text
                        ? column.tform().bytes(cells.elements())
                        : column.type().depth() == 0
                                ? cells.textBytes()
                                : Math.multiplyExact(cells.elements(), (long) column.stringWidth());
                // bits of each cell begin a byte
                long padding = column.tform().element() == 'X' ? facts.rows() : 0;
                bytes = Math.addExact(bytes, Math.addExact(ofColumn, padding));
            }
        }
        return bytes;
    }

    /** How many rows a tile gets whose size must be known before any row is seen. */
    public static long tileRows(OutputSchema schema) {
        long rowBytes = 0;
        for (OutputColumn column : schema.columns()) {
            Column read = column.kept();
            boolean known = read != null && !read.form().isDescriptor();
            boolean open = column.cellDepth() > 0 || column.elementType() == ElementType.STRING;
            rowBytes += known ? read.rowBytes() : open ? GUESSED_BYTES : column.scalarBytes();
        }
        return Math.max(1, TILE_BYTES / Math.max(1, rowBytes));
    }
}
