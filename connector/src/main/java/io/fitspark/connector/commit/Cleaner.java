// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Brings to an end what dead jobs left at a target, and touches nothing else. */
public final class Cleaner {
    private Cleaner() {}

    /**
     * Ends the dead jobs of a target: those that had come to the point from which on their files count are finished, of the others all is
     * removed. Jobs that are alive are left alone.
     *
     * @param target a directory or file that was written to
     * @return what was done, in the order of the jobs' names
     */
    public static List<CleanedJob> clean(Configuration configuration, Path target) throws IOException {
        FileSystem fileSystem = target.getFileSystem(configuration);
        Store store = Stores.of(fileSystem);
        return Recovery.endDead(
                store,
                JobDirectory.of(store, fileSystem.makeQualified(target)),
                LeaseTimes.of(configuration).stale());
    }
}
