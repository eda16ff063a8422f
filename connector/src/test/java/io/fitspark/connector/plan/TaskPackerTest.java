// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.plan.TaskPacker.Sized;
import io.fitspark.connector.storage.SourceFile;

class TaskPackerTest {
    private static List<Sized> tasks(Iterable<Integer> sizes) {
        List<Sized> tasks = new ArrayList<>();
        for (int size : sizes) {
            SourceFile file = new SourceFile("f" + tasks.size(), size, 0, null);
            tasks.add(new Sized(
                    new ScanTask.WholeFile(new FileSource(file, List.of()), ScanTask.WholeFile.ALL),
                    tasks.size(),
                    0,
                    size));
        }
        return tasks;
    }

    @Property
    void keepsOrderAndRespectsTheLimit(@ForAll List<@IntRange(min = 0, max = 50) Integer> sizes) {
        List<Sized> tasks = tasks(sizes);
        List<List<Sized>> groups = TaskPacker.pack(tasks, 40, 5);
        assertThat(groups.stream().flatMap(List::stream)).isEqualTo(tasks);
        for (List<Sized> group : groups) {
            long filled = group.stream().mapToLong(task -> task.bytes() + 5).sum() - 5;
            assertThat(group.size() == 1 || filled <= 40).isTrue();
        }
    }

    @Test
    void countsTheCostOfOpening() {
        assertThat(TaskPacker.pack(tasks(List.of(10, 10, 10, 10)), 40, 5))
                .extracting(List::size)
                .containsExactly(3, 1);
        assertThat(TaskPacker.pack(tasks(List.of(10, 10, 10, 10)), 40, 0))
                .extracting(List::size)
                .containsExactly(4);
    }
}
