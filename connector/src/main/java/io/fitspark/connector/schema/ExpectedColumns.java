// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.fitspark.connector.FitsErrors;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TableLayout;

/**
 * The columns of a dataset, taken from one of its files, which all others must have, or from all together. Columns are
 * matched by name and may come in another order; lengths of strings and of arrays may differ.
 *
 * @param reference the file they were taken from
 * @param merged whether a file may lack some
 */
public record ExpectedColumns(String reference, boolean caseSensitive, boolean merged, List<Expected> columns)
        implements Serializable {
    /** In place of an index: the file does not have the column. */
    public static final int MISSING = -1;

    private static final int MAX_DIFFERENCES = 5;

    public ExpectedColumns {
        columns = List.copyOf(columns);
    }

    /**
     * @param depth number of array levels around the element
     * @param stored what the cells stand for
     */
    public record Expected(String name, ElementType element, int depth, StoredType stored) implements Serializable {
        public boolean sameType(Expected other) {
            return shown(element) == shown(other.element) && depth == other.depth && stored == other.stored;
        }

        /** Unsigned integers and those of wide ASCII fields are both shown as decimals of 20 digits. */
        private static ElementType shown(ElementType element) {
            return element == ElementType.ULONG ? ElementType.DECIMAL : element;
        }

        @Override
        public String toString() {
            String type = "array of ".repeat(depth) + element;
            return name + " " + (stored == StoredType.AS_IT_IS ? type : stored + " as " + type);
        }
    }

    public static ExpectedColumns of(TableLayout layout, boolean caseSensitive) {
        return new ExpectedColumns(layout.file(), caseSensitive, false, describe(layout, caseSensitive));
    }

    /**
     * Finds every expected column in another table.
     *
     * @return for each expected column its index in {@code layout}, or {@link #MISSING} where that may be
     * @throws io.fitspark.connector.FitsUserException if the tables differ, showing both sides
     */
    public int[] locate(TableLayout layout) {
        List<Expected> present = describe(layout, caseSensitive);
        if (present.equals(columns)) {
            int[] same = new int[columns.size()];
            Arrays.setAll(same, i -> i);
            return same;
        }
        return locateByName(layout, present);
    }

    private int[] locateByName(TableLayout layout, List<Expected> present) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < present.size(); i++) {
            byName.put(key(present.get(i)), i);
        }
        List<String> differences = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int[] located = new int[columns.size()];
        for (int i = 0; i < located.length; i++) {
            Expected wanted = columns.get(i);
            known.add(key(wanted));
            Integer at = byName.get(key(wanted));
            if (at == null) {
                located[i] = MISSING;
                if (!merged) {
                    differences.add(wanted + " is missing");
                }
            } else if (!wanted.sameType(present.get(at))) {
                differences.add(present.get(at) + " should be " + wanted);
            } else {
                located[i] = at;
            }
        }
        present.stream()
                .filter(extra -> !known.contains(key(extra)))
                .forEach(extra -> differences.add(extra + " is there in addition"));
        if (!differences.isEmpty()) {
            throw FitsErrors.schemaMismatch(layout.file(), reference, shorten(differences));
        }
        return located;
    }

    private static List<String> shorten(List<String> differences) {
        if (differences.size() <= MAX_DIFFERENCES) {
            return differences;
        }
        List<String> shortened = new ArrayList<>(differences.subList(0, MAX_DIFFERENCES));
        shortened.add("and " + (differences.size() - MAX_DIFFERENCES) + " more");
        return shortened;
    }

    static List<Expected> describe(TableLayout layout, boolean caseSensitive) {
        List<String> names = FitsSchema.names(layout, caseSensitive);
        List<Expected> described = new ArrayList<>(names.size());
        for (Column column : layout.columns()) {
            ColumnType type = column.type();
            described.add(new Expected(names.get(column.index()), type.element(), type.depth(), StoredType.of(column)));
        }
        return described;
    }

    private String key(Expected column) {
        return key(column, caseSensitive);
    }

    static String key(Expected column, boolean caseSensitive) {
        return caseSensitive ? column.name() : column.name().toLowerCase(Locale.ROOT);
    }
}
