// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** View names from EXTNAMEs. */
final class ViewNames {

    private ViewNames() {}

    /** One name for each table, all different: lower case, with {@code _} for what SQL would want quoted. */
    static List<String> of(List<TableHdu> tables) {
        List<String> names = new ArrayList<>();
        for (TableHdu table : tables) {
            String name = table.extname().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
            if (name.replace("_", "").isEmpty()) {
                name = "hdu" + table.index();
            } else if (names.contains(name)) {
                name = name + "_hdu" + table.index();
            }
            names.add(name);
        }
        return names;
    }

    /** The name as SQL wants it. */
    static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
    }
}
