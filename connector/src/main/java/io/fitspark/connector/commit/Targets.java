// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import org.apache.hadoop.fs.Path;

/** Names below a target. */
final class Targets {
    private Targets() {}

    /** What a name relative to a directory stands for; it may hold characters that mean something in a URI. */
    static Path child(Path directory, String name) {
        Path at = directory;
        for (String part : name.split("/")) {
            at = new Path(at, new Path(null, null, part));
        }
        return at;
    }
}
