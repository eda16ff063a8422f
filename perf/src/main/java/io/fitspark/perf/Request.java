// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a row asks for.
 *
 * @param file the file to read
 * @param operation what to do with it
 * @param parameters what narrows the operation, by name
 */
record Request(String file, String operation, Map<String, String> parameters) {

    private static final Set<String> KNOWN = Set.of(
            "columns",
            "range",
            "rows",
            "names",
            "threads",
            "between",
            "layout",
            "first",
            "batch",
            "compression",
            "single",
            "bare",
            "chunk",
            "share",
            "stamps",
            "together");

    /** The request in the {@code key=value} words of a prepare line. */
    static Request of(List<String> words) {
        Map<String, String> pairs = new HashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("not of the form key=value: " + word);
            }
            pairs.put(word.substring(0, at), word.substring(at + 1));
        }
        pairs.remove("row");
        String file = required(pairs, "file");
        String operation = required(pairs, "op");
        for (String key : pairs.keySet()) {
            if (!KNOWN.contains(key)) {
                throw new IllegalArgumentException("unknown parameter: " + key);
            }
        }
        return new Request(file, operation, Map.copyOf(pairs));
    }

    private static String required(Map<String, String> pairs, String key) {
        String value = pairs.remove(key);
        if (value == null) {
            throw new IllegalArgumentException("missing parameter: " + key);
        }
        return value;
    }

    /** The entries of a comma-separated parameter, or null where it is absent. */
    List<String> list(String key) {
        String value = parameters.get(key);
        return value == null ? null : List.of(value.split(","));
    }

    /** The numbers of a comma-separated parameter, or null where it is absent. */
    long[] numbers(String key) {
        List<String> entries = list(key);
        return entries == null
                ? null
                : entries.stream().mapToLong(Long::parseLong).toArray();
    }

    /** A number, or what stands for it where it is absent. */
    int number(String key, int otherwise) {
        String value = parameters.get(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** How many threads may work at once: one where nothing is said. */
    int threads() {
        return number("threads", 1);
    }

    /** Begin and end of a {@code begin:end} parameter, or null where it is absent. */
    long[] range(String key) {
        String value = parameters.get(key);
        if (value == null) {
            return null;
        }
        List<Long> ends = new ArrayList<>();
        for (String end : value.split(":")) {
            ends.add(Long.parseLong(end));
        }
        return new long[] {ends.get(0), ends.get(1)};
    }
}
