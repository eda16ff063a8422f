// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.fitspark.connector.FitsErrors;

/** A column that rows are sorted by. */
public record SortKey(String column, boolean descending) implements Serializable {

    /** Reads {@code ra, mag DESC}. */
    static List<SortKey> parse(String option, String text) {
        List<SortKey> keys = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            String stripped = item.strip();
            String upper = stripped.toUpperCase(Locale.ROOT);
            boolean descending = upper.endsWith(" DESC");
            boolean ascending = upper.endsWith(" ASC");
            String column = descending || ascending
                    ? stripped.substring(0, stripped.lastIndexOf(' ')).strip()
                    : stripped;
            if (column.isEmpty()) {
                throw FitsErrors.badOptionValue(
                        option, text, "names of columns such as ra,mag, each with DESC if need be");
            }
            keys.add(new SortKey(column, descending));
        }
        return keys;
    }
}
