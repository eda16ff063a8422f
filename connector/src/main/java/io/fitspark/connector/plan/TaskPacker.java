// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.ArrayList;
import java.util.List;

/** Packs neighbouring small tasks together; the order stays. */
final class TaskPacker {
    private TaskPacker() {}

    /**
     * A task and its weight.
     *
     * @param position first byte that it reads, for block locations
     */
    record Sized(ScanTask task, int file, long position, long bytes) {}

    /**
     * Fills each group up to {@code maxSplitBytes}, where every task counts {@code openCostBytes} besides its bytes.
     */
    static List<List<Sized>> pack(List<Sized> tasks, long maxSplitBytes, long openCostBytes) {
        List<List<Sized>> groups = new ArrayList<>();
        List<Sized> group = new ArrayList<>();
        long filled = 0;
        for (Sized task : tasks) {
            if (!group.isEmpty() && filled + task.bytes() > maxSplitBytes) {
                groups.add(group);
                group = new ArrayList<>();
                filled = 0;
            }
            group.add(task);
            filled += task.bytes() + openCostBytes;
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
