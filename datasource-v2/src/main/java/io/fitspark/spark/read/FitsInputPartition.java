// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.connector.read.InputPartition;

import io.fitspark.connector.plan.TaskGroup;

/** What one task reads; made on the driver, serialized to an executor. */
public record FitsInputPartition(TaskGroup group) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return group.preferredHosts().toArray(String[]::new);
    }
}
