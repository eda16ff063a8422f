// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes column names unique, as SQL needs them. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * The first column of a name keeps it; the n-th gets {@code _n} appended, or the next number that gives a name which no
     * column has.
     *
     * @param caseSensitive whether names that differ by case only are different names
     */
    static List<String> unique(List<String> names, boolean caseSensitive) {
        Set<String> taken = new HashSet<>();
        names.forEach(name -> taken.add(key(name, caseSensitive)));
        Set<String> seen = new HashSet<>();
        List<String> unique = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!seen.add(key(name, caseSensitive))) {
                String base = name;
                int number = occurrence(names, i, caseSensitive);
                do {
                    name = base + "_" + number++;
                } while (!taken.add(key(name, caseSensitive)));
            }
            unique.add(name);
        }
        return unique;
    }

    /** Names for further columns: each gets a number if it, or a column before it, has the name already. */
    static List<String> further(List<String> present, List<String> names, boolean caseSensitive) {
        Set<String> taken = new HashSet<>();
        present.forEach(name -> taken.add(key(name, caseSensitive)));
        List<String> unique = new ArrayList<>(names.size());
        for (String base : names) {
            String name = base;
            for (int number = 2; !taken.add(key(name, caseSensitive)); number++) {
                name = base + "_" + number;
            }
            unique.add(name);
        }
        return unique;
    }

    private static int occurrence(List<String> names, int index, boolean caseSensitive) {
        String key = key(names.get(index), caseSensitive);
        return (int) names.subList(0, index + 1).stream()
                .filter(other -> key(other, caseSensitive).equals(key))
                .count();
    }

    private static String key(String name, boolean caseSensitive) {
        return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
    }
}
