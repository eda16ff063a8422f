// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.storage.SourceFile;

/**
 * Removes what tasks staged as soon as all that is wanted of it is copied, so that a file and what it is made of need not both find
 * room on the disk. Files of others stay.
 */
final class SpentFiles {
    private final LocalStore store;

    /** How many ranges want something of a file yet. */
    private final Map<SourceFile, Integer> wanted = new HashMap<>();

    /**
     * Removes those at once of which nothing is copied, as all their rows were written anew.
     *
     * @param directories whose files nobody needs afterwards
     * @param sources of the rows
     * @param ranges that are copied
     */
    SpentFiles(LocalStore store, Set<Path> directories, List<SourceTable> sources, List<FileRange> ranges)
            throws IOException {
        this.store = store;
        for (FileRange range : ranges) {
            for (SourceFile file : range.sources()) {
                if (directories.contains(new Path(file.path()).getParent())) {
                    wanted.merge(file, 1, Integer::sum);
                }
            }
        }
        for (SourceTable source : sources) {
            if (source.own() && !wanted.containsKey(source.file())) {
                remove(source.file());
            }
        }
    }

    /** To be called once for each range, when its bytes are where they belong. */
    void copied(FileRange range) throws IOException {
        for (SourceFile file : range.sources()) {
            if (isSpent(file)) {
                remove(file);
            }
        }
    }

    private void remove(SourceFile file) throws IOException {
        Files.deleteIfExists(store.local(new Path(file.path())));
    }

    private synchronized boolean isSpent(SourceFile file) {
        Integer left = wanted.computeIfPresent(file, (same, count) -> count - 1);
        return left != null && left == 0;
    }
}
