// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds HDUs by EXTNAME, and by EXTNAME and EXTVER, in constant time. It keeps up with the list of entries, which grows. Not
 * safe for concurrent use.
 */
final class HduNames {

    private record NameAndVersion(String name, int version) {}

    private final List<HduEntry> entries;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<NameAndVersion, Integer> byVersion = new HashMap<>();
    private int named;
    private int versioned;

    HduNames(List<HduEntry> entries) {
        this.entries = entries;
    }

    /** The first entry of a name so far, or -1. */
    int find(String extname) {
        for (; named < entries.size(); named++) {
            String name = entries.get(named).extname();
            if (name != null) {
                byName.putIfAbsent(normal(name), named);
            }
        }
        return byName.getOrDefault(normal(extname), -1);
    }

    /** The first entry of a name and version so far, or -1. */
    int find(String extname, int extver) {
        for (; versioned < entries.size(); versioned++) {
            HduEntry entry = entries.get(versioned);
            if (entry.extname() != null) {
                int version = entry.extver() == null ? 1 : entry.extver();
                byVersion.putIfAbsent(new NameAndVersion(normal(entry.extname()), version), versioned);
            }
        }
        return byVersion.getOrDefault(new NameAndVersion(normal(extname), extver), -1);
    }

    private static String normal(String extname) {
        return extname.stripTrailing().toUpperCase(Locale.ROOT);
    }
}
