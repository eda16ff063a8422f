// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.fits.table.ElementType;

/** Types that FITS does not have: cells hold them in another form, and a private card says so. */
public enum StoredType {
    /** The type of the cells is that of the column. */
    AS_IT_IS,
    /** Bytes, in an array of any length. */
    BINARY,
    /** A date in ISO 8601. */
    DATE,
    /** A time in ISO 8601, in UTC. */
    TIMESTAMP,
    /** A time in ISO 8601, of no time zone. */
    TIMESTAMP_NTZ;

    /** What the header says, where the cells have the form for it. */
    static StoredType of(Column column) {
        String name = column.keywords().fstyp();
        ColumnType type = column.type();
        if (name == null || column.isAscii()) {
            return AS_IT_IS;
        }
        boolean text = type.element() == ElementType.STRING;
        boolean bytes = type.element() == ElementType.SHORT
                && type.variable()
                && type.shape().isEmpty()
                && column.tform().element() == 'B'
                && column.nullValue() == null;
        return switch (name.strip()) {
            case "BINARY" -> bytes ? BINARY : AS_IT_IS;
            case "DATE" -> text ? DATE : AS_IT_IS;
            case "TIMESTAMP" -> text ? TIMESTAMP : AS_IT_IS;
            case "TIMESTAMP_NTZ" -> text ? TIMESTAMP_NTZ : AS_IT_IS;
            default -> AS_IT_IS;
        };
    }

    /** Whether cells are text that stands for a time; an empty one is null. */
    public boolean isTime() {
        return this == DATE || this == TIMESTAMP || this == TIMESTAMP_NTZ;
    }
}
