// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.WriteErrors;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** The columns of a table that is to be written; FITS has a place for all of them. Travels to the tasks. @param tiled whether it is compressed */
public record OutputSchema(List<OutputField> fields, boolean tiled) implements Serializable {
    private static final int MAX_COLUMNS = 999;

    public OutputSchema {
        fields = List.copyOf(fields);
    }

    /**
     * The same, checked.
     *
     * @throws io.fitspark.connector.FitsUserException if FITS has no such columns
     */
    public static OutputSchema of(List<OutputField> fields, boolean tiled) {
        OutputSchema schema = new OutputSchema(fields, tiled);
        if (fields.isEmpty()) {
            throw WriteErrors.columns("A table without columns cannot be written", "Select at least one column.");
        }
        if (fields.size() > MAX_COLUMNS) {
            throw WriteErrors.columns(
                    "A table of FITS has at most " + MAX_COLUMNS + " columns, this one has " + fields.size(),
                    "Leave some out, or put those of one type together as an array.");
        }
        try {
            schema.first();
        } catch (FitsWriteException e) {
            throw WriteErrors.columns(
                    e.column().map(column -> "Column '" + column + "': ").orElse("") + e.problem(),
                    "Rename the column, or select others.");
        }
        return schema;
    }

    /** What each column can become. */
    public List<OutputColumn> columns() {
        return fields.stream().map(field -> OutputColumn.of(field, tiled)).toList();
    }

    /** The columns before any row is seen. */
    public TableSchema first() throws FitsWriteException {
        List<ColumnSpec> specs = columns().stream().map(OutputColumn::first).toList();
        return TableSchema.of(specs);
    }

    /** The columns as rows are collected in: arrays of any length, strings of any width. */
    public TableSchema collected() throws FitsWriteException {
        List<ColumnSpec> specs = columns().stream().map(OutputColumn::collected).toList();
        return TableSchema.of(specs);
    }
}
