// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.schema.ExpectedColumns.Expected;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;

/** Puts the columns of several tables together: those of the first, then what each of the others has in addition. */
public final class SchemaMerger {
    private final FitsSchema.Rules rules;
    private final List<Expected> columns = new ArrayList<>();
    private final List<FitsField> fields = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private List<Column> last = List.of();

    public SchemaMerger(boolean caseSensitive, boolean nanAsNull, boolean emptyAsNull) {
        // a column that some file lacks is null there
        this.rules = new FitsSchema.Rules(caseSensitive, nanAsNull, emptyAsNull, false);
    }

    /** @throws io.fitspark.connector.FitsUserException if a column has another type than before, showing both sides */
    @SuppressWarnings("ReferenceEquality") // equal lists are mostly one list; those that are not are merged once more
    public void add(TableLayout layout) {
        if (layout.columns() == last) {
            return;
        }
        last = layout.columns();
        for (Expected column : ExpectedColumns.describe(layout, rules.caseSensitive())) {
            String key = ExpectedColumns.key(column, rules.caseSensitive());
            Integer at = byName.get(key);
            if (at == null) {
                byName.put(key, columns.size());
                fields.add(FitsSchema.field(column.name(), layout.columns().get(indexOf(layout, column)), rules));
                columns.add(column);
                files.add(layout.file());
            } else if (!columns.get(at).sameType(column)) {
                throw FitsErrors.schemaMismatch(
                        layout.file(), files.get(at), List.of(column + " should be " + columns.get(at)));
            }
        }
    }

    private int indexOf(TableLayout layout, Expected column) {
        return FitsSchema.names(layout, rules.caseSensitive()).indexOf(column.name());
    }

    public ExpectedColumns expected() {
        return new ExpectedColumns(files.isEmpty() ? "" : files.get(0), rules.caseSensitive(), true, columns);
    }

    public FitsSchema schema() {
        return new FitsSchema(fields);
    }
}
