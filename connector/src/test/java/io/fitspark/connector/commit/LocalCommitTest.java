// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.connector.schema.OutputType;
import io.fitspark.connector.write.Rows;

class LocalCommitTest {
    @TempDir
    private Path folder;

    /** Writes rows of two tasks to one file, which dies at a change. */
    private FaultyStore write(Place place, boolean relaxed, int change) throws IOException {
        FaultyStore store = new FaultyStore(place.store(), FaultyStore.Fault.CRASH, change);
        Rows columns =
                new Rows(null, Map.of("compression", "ztable", "tileRows", "10")).column("id", OutputType.Element.LONG);
        Tasks tasks = new Tasks(place, columns, relaxed);
        Tasks.TaskRows rows = task -> {
            for (long id = 0; id < 25; id++) {
                task.add(id);
            }
        };
        WriteJob job = tasks.begin(store);
        job.commit(tasks.run(job, List.of(rows, rows)));
        job.close();
        return store;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTasksStagedIsGoneWhenItsBytesAreInTheFileToBePublished(boolean relaxed) throws Exception {
        org.apache.hadoop.fs.Path parent = new org.apache.hadoop.fs.Path(folder.toUri());
        Place place = Place.below(new Configuration(), parent);
        place.store().makeDirectories(place.root());
        List<String> changes = write(place, relaxed, 0).log();
        int publish = 1
                + changes.indexOf(changes.stream()
                        .filter(change -> change.startsWith("publish "))
                        .findFirst()
                        .orElseThrow());

        assertThatThrownBy(() -> write(place, relaxed, publish))
                .isInstanceOf(FaultyStore.Crash.class)
                .hasMessage(null);
        Path root = Path.of(place.root().toUri());
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> root.relativize(file).toString().startsWith("_fitspark-"))
                            .filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .contains("assembled")
                    .noneMatch(name -> name.contains(".fits") || name.startsWith("part"));
        }
    }

    private Stream<DynamicTest> cases(Configuration configuration, Map<String, CommitCases.Case> cases) {
        org.apache.hadoop.fs.Path parent = new org.apache.hadoop.fs.Path(folder.toUri());
        return cases.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> entry.getValue().run(Place.below(configuration, parent))));
    }

    @TestFactory
    Stream<DynamicTest> onALocalDiskWithChecksums() {
        return cases(new Configuration(), CommitCases.all());
    }

    @TestFactory
    Stream<DynamicTest> onALocalDiskWithoutChecksums() {
        Configuration configuration = new Configuration();
        configuration.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
        configuration.setBoolean("fs.file.impl.disable.cache", true);
        return cases(configuration, CommitCases.withoutFaults());
    }
}
