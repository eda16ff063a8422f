// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.storage.PartitionDirectory;

/**
 * The directories for whose values all conditions hold.
 *
 * @param base the directory of the table
 * @param types of the partition columns, in their order
 * @param zone of times in the names of directories
 * @param conditions on partition columns only
 */
public record PartitionChoice(Path base, List<ConstantType> types, ZoneId zone, List<Condition> conditions)
        implements Predicate<Path> {
    public PartitionChoice {
        types = List.copyOf(types);
        conditions = List.copyOf(conditions);
    }

    @Override
    public boolean test(Path directory) {
        return PartitionDirectory.values(base, directory, types, zone)
                .map(values -> new SourceValues(null, values, null, null))
                .filter(values -> conditions.stream().allMatch(condition -> condition.of(values) == Truth.TRUE))
                .isPresent();
    }
}
