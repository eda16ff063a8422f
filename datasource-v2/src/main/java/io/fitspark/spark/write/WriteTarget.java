// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.fitspark.connector.commit.WriteMode;

/**
 * Where the rows of a query go, as the table that is written to says. Lives on the driver.
 *
 * @param path of a file or directory
 * @param options of the table, without regard to case; those of the query come on top
 * @param partitionColumns columns whose values become names of directories rather than cells, in their order
 * @param mode what becomes of what is at the path, unless the query says to overwrite
 */
public record WriteTarget(String path, Map<String, String> options, List<String> partitionColumns, WriteMode mode) {
    public WriteTarget {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(mode, "mode is null");
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(options);
        options = copy;
        partitionColumns = List.copyOf(partitionColumns);
    }
}
