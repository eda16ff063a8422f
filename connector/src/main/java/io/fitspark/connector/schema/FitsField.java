// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.Map;
import java.util.Objects;

import io.fitspark.fits.table.ColumnType;

/**
 * A column as a dataset shows it.
 *
 * @param name unique within the schema
 * @param stored what the cells stand for, if that is another type
 * @param nullable whether the cell can be null
 * @param elementNullable whether a number or text in the cell can be null: an element of an array, a part of a complex
 *     number; for other scalars the same as {@code nullable}
 * @param comment null if there is none
 * @param metadata what the header says of the column, under {@code fits.} keys; strings, longs and doubles
 */
public record FitsField(
        String name,
        ColumnType type,
        StoredType stored,
        boolean nullable,
        boolean elementNullable,
        String comment,
        Map<String, Object> metadata) {
    public FitsField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        metadata = Map.copyOf(metadata);
    }
}
