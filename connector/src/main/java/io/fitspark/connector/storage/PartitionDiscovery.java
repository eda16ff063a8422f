// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.Listing;
import io.fitspark.connector.schema.ConstantColumn;
import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.storage.PartitionPath.KeyValue;

/** Collects the partition directories of files, and makes columns of them in the end. */
final class PartitionDiscovery {
    private final Listing listing;
    private final Map<Path, List<KeyValue>> valuesByDirectory = new LinkedHashMap<>();

    PartitionDiscovery(Listing listing) {
        this.listing = listing;
    }

    /** Notes the directory of a file; what its names say below {@code base} counts, if all of them are partitions. */
    void add(Path base, Path directory) {
        valuesByDirectory.computeIfAbsent(
                directory,
                d -> PartitionPath.between(base, d)
                        .orElseThrow(() -> FitsErrors.partitionConflict(
                                d.toString(), "a directory between it and " + base + " is not of the form key=value")));
    }

    /** Files with their values, and the columns these are for. */
    FileListing finish(List<ListedFile> files) {
        List<String> keys = keys();
        if (keys.isEmpty()) {
            return new FileListing(files, List.of());
        }
        PartitionInference inference = new PartitionInference(listing.zone());
        List<ConstantColumn> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Set<String> distinct = new LinkedHashSet<>();
            for (List<KeyValue> values : valuesByDirectory.values()) {
                distinct.add(values.get(i).value());
            }
            ConstantType type = listing.inferTypes() ? inference.typeOf(distinct) : ConstantType.STRING;
            columns.add(new ConstantColumn(keys.get(i), type));
        }
        Map<Path, List<Object>> typed = new HashMap<>();
        valuesByDirectory.forEach((directory, values) -> {
            List<Object> parsed = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                parsed.add(inference.parse(values.get(i).value(), columns.get(i).type()));
            }
            typed.put(directory, parsed);
        });
        return new FileListing(
                files.stream()
                        .map(file -> file.withPartition(
                                typed.get(file.status().getPath().getParent())))
                        .toList(),
                columns);
    }

    private List<String> keys() {
        List<String> keys = null;
        Path first = null;
        for (Map.Entry<Path, List<KeyValue>> entry : valuesByDirectory.entrySet()) {
            List<String> here = entry.getValue().stream().map(KeyValue::key).toList();
            if (keys == null) {
                keys = here;
                first = entry.getKey();
            } else if (!keys.equals(here)) {
                throw FitsErrors.partitionConflict(
                        entry.getKey().toString(),
                        "its partition columns are " + here + ", those of " + first + " are " + keys);
            }
        }
        return keys == null ? List.of() : keys;
    }
}
