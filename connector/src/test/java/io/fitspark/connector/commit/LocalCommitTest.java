// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LocalCommitTest {
    @TempDir
    private Path folder;

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
