// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.nio.file.Path;

/** Where a task may put files that do not stay. */
final class LocalDirectory {
    private LocalDirectory() {}

    /** The first local directory that the cluster gives to the JVM, else its own one for temporary files. */
    static Path temporary() {
        for (String variable : new String[] {"LOCAL_DIRS", "SPARK_LOCAL_DIRS"}) {
            String directories = System.getenv(variable);
            if (directories != null && !directories.isBlank()) {
                return Path.of(directories.split(",")[0].strip());
            }
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
