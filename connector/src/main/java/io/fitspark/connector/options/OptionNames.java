// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.List;
import java.util.Set;

/** Names of options that are not the source's own. All are compared in lower case. */
final class OptionNames {
    /** What Spark itself puts among the options of a table in a catalog. */
    private static final Set<String> SPARKS_OWN = Set.of(
            "serialization.format",
            "provider",
            "location",
            "owner",
            "comment",
            "collation",
            "external",
            "is_managed_location");

    /** Spark's second name for each option of a table in a catalog. */
    private static final String SECOND_NAME = "option.";

    private static final List<String> HADOOP_PREFIXES = List.of("fs.", "dfs.", "hadoop.");

    private OptionNames() {}

    /** Whether the option is a setting of a Hadoop file system. */
    static boolean isHadoop(String lower) {
        return HADOOP_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** Whether the option is there for Spark alone. */
    static boolean isSparksOwn(String lower) {
        return SPARKS_OWN.contains(lower) || lower.startsWith(SECOND_NAME);
    }
}
