// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.util.HashMap;
import java.util.Map;

/**
 * How rows are written.
 *
 * @param format by the name that Spark knows
 * @param suffix of the path
 * @param bare whether nothing is known of the columns but their types, as of a frame that does not come from FITS
 */
record SparkOutput(String format, Map<String, String> options, String suffix, boolean bare) {
    static SparkOutput of(String format, String codec, Map<String, String> row) {
        boolean fits = format.equals("fits");
        Map<String, String> options = new HashMap<>();
        options.put("compression", fits ? row.getOrDefault("compression", "none") : codec);
        String order = row.get("single");
        boolean single = fits && order != null && !"dir".equals(codec);
        if (single) {
            options.put("rowOrder", order);
        }
        String suffix = options.get("compression").equals("ztable") ? ".fits.fz" : ".fits";
        return new SparkOutput(format, options, single ? suffix : "", row.containsKey("bare"));
    }
}
