// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TableLayout;

/** The columns of a dataset, in the order of the table they come from. */
public record FitsSchema(List<FitsField> fields) {
    public FitsSchema {
        fields = List.copyOf(fields);
    }

    /** How a table is turned into a schema. */
    public record Rules(boolean caseSensitive, boolean nanAsNull, boolean emptyAsNull, boolean everyHeaderSeen) {}

    /** The schema of a table. Without every header seen, any column may turn out to hold nulls. */
    public static FitsSchema of(TableLayout layout, Rules rules) {
        List<String> names = names(layout, rules.caseSensitive());
        List<FitsField> fields = new ArrayList<>(names.size());
        for (Column column : layout.columns()) {
            fields.add(field(names.get(column.index()), column, rules));
        }
        return new FitsSchema(fields);
    }

    static FitsField field(String name, Column column, Rules rules) {
        boolean elementNullable = !rules.everyHeaderSeen() || canBeNull(column, rules);
        return new FitsField(
                name,
                column.type(),
                StoredType.of(column),
                isPlainScalar(column.type()) ? elementNullable : !rules.everyHeaderSeen(),
                elementNullable,
                column.keywords().tcomm(),
                metadata(column));
    }

    static List<String> names(TableLayout layout, boolean caseSensitive) {
        return ColumnNames.unique(layout.columns().stream().map(Column::name).toList(), caseSensitive);
    }

    /** Arrays and complex numbers are there in every row; what is in them may be null. */
    private static boolean isPlainScalar(ColumnType type) {
        return type.depth() == 0
                && type.element() != ElementType.COMPLEX_FLOAT
                && type.element() != ElementType.COMPLEX_DOUBLE;
    }

    private static boolean canBeNull(Column column, Rules rules) {
        return column.canBeNull()
                || StoredType.of(column).isTime()
                || switch (column.type().element()) {
                    case FLOAT, DOUBLE, COMPLEX_FLOAT, COMPLEX_DOUBLE -> rules.nanAsNull();
                    case STRING -> rules.emptyAsNull();
                    case BOOLEAN, BYTE, SHORT, INT, LONG, ULONG, DECIMAL -> false;
                };
    }

    /** What the header says of a column, as the field of a frame carries it. */
    public static Map<String, Object> metadata(Column column) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        put(metadata, "fits.ttype", column.keywords().ttype());
        put(metadata, "fits.tform", column.form().text());
        put(metadata, "fits.tbcol", column.isAscii() ? column.rowOffset() + 1 : null);
        put(metadata, "fits.unit", column.keywords().tunit());
        put(metadata, "fits.disp", column.keywords().tdisp());
        put(metadata, "fits.ucd", column.keywords().tucd());
        put(metadata, "fits.null", column.isAscii() ? column.nullText() : column.nullValue());
        put(metadata, "fits.dim", column.keywords().tdim());
        put(
                metadata,
                "fits.scale",
                column.keywords().tscal() == 1 ? null : column.keywords().tscal());
        put(
                metadata,
                "fits.zero",
                column.keywords().tzero() == 0 ? null : column.keywords().tzero());
        return metadata;
    }

    private static void put(Map<String, Object> metadata, String key, Object value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
