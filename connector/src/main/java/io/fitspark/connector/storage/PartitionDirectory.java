// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.storage.PartitionPath.KeyValue;

/** The values that the name of a directory stands for, where the columns are known. */
public final class PartitionDirectory {
    private PartitionDirectory() {}

    /**
     * @param base directory below which names count
     * @param types of the columns, in the order of the directories
     * @param zone of times, which name none
     * @return one value for each column, null for null; empty if the directory has not these columns, or not values of their types
     */
    public static Optional<List<Object>> values(Path base, Path directory, List<ConstantType> types, ZoneId zone) {
        Optional<List<KeyValue>> named = PartitionPath.between(base, directory);
        if (named.isEmpty() || named.get().size() != types.size()) {
            return Optional.empty();
        }
        PartitionInference inference = new PartitionInference(zone);
        List<Object> values = new ArrayList<>();
        try {
            for (int i = 0; i < types.size(); i++) {
                values.add(inference.parse(named.get().get(i).value(), types.get(i)));
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
        return Optional.of(values);
    }
}
