// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.util.List;
import java.util.function.IntFunction;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.fits.table.Column;

/** Finds the columns of rows in the table that they are appended to, in whatever order. */
final class ColumnMatch {
    private ColumnMatch() {}

    /**
     * By column of the table, the number of the field that has its values.
     *
     * @throws FitsUserException if one is missing, or of another type
     */
    static int[] of(List<OutputField> fields, List<OutputColumn> columns, List<Column> table, String target) {
        List<String> names = fields.stream().map(OutputField::name).toList();
        int[] order = new int[table.size()];
        for (Column column : table) {
            int found = indexOf(column.name(), names.size(), names::get);
            boolean same = found >= 0
                    && columns.get(found).elementType() == column.type().element()
                    && columns.get(found).cellDepth() == column.type().depth();
            if (!same) {
                String here = found < 0
                        ? "it is missing"
                        : "it is " + fields.get(found).type().element() + " of depth "
                                + fields.get(found).type().depth();
                throw mismatch(target, "there column " + column.name() + " is " + column.type() + ", here " + here);
            }
            order[column.index()] = found;
        }
        if (names.size() != order.length) {
            throw mismatch(target, "there are " + order.length + " columns there, and " + names.size() + " here");
        }
        return order;
    }

    static FitsUserException mismatch(String target, String difference) {
        return FitsErrors.schemaMismatch("the rows to be appended", target, List.of(difference));
    }

    /** The column of that name as written, else the first that differs by case only; -1 if there is none. */
    static int indexOf(String name, int count, IntFunction<String> names) {
        for (int i = 0; i < count; i++) {
            if (names.apply(i).equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < count; i++) {
            if (names.apply(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
