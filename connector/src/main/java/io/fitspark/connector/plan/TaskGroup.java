// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.List;

/**
 * What one task reads, in this order.
 *
 * @param preferredHosts where most of the bytes lie, best first
 */
public record TaskGroup(List<ScanTask> tasks, List<String> preferredHosts) implements Serializable {
    public TaskGroup {
        tasks = List.copyOf(tasks);
        preferredHosts = List.copyOf(preferredHosts);
    }
}
