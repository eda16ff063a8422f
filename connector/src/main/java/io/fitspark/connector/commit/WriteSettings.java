// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.util.Objects;
import java.util.function.Predicate;

import org.apache.hadoop.fs.Path;

/**
 * How a job writes.
 *
 * @param suffix of the files' names: {@code .fits} or {@code .fits.fz}
 * @param txnId name of the write: if there was one of the same name, this one does nothing; null for none
 * @param stagingDir where the job keeps what is not published yet, on the file system of the target; null for in or beside the target
 * @param replaced whether the files of a directory below the target are replaced; null unless the mode asks for it
 */
public record WriteSettings(
        Layout layout,
        WriteMode mode,
        String suffix,
        String txnId,
        String stagingDir,
        LeaseTimes lease,
        SingleFile single,
        Predicate<Path> replaced) {
    public WriteSettings {
        Objects.requireNonNull(layout, "layout is null");
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(lease, "lease is null");
        Objects.requireNonNull(single, "single is null");
        if (!suffix.startsWith(".")) {
            throw new IllegalArgumentException("suffix begins with no dot: " + suffix);
        }
        if (layout == Layout.SINGLE && mode.ofPartitions()) {
            throw new IllegalArgumentException("a single file has no partitions");
        }
        if ((mode == WriteMode.OVERWRITE_CHOSEN) != (replaced != null)) {
            throw new IllegalArgumentException("the mode and the choice of partitions do not fit each other");
        }
    }

    public static WriteSettings of(Layout layout, WriteMode mode, String suffix) {
        return new WriteSettings(layout, mode, suffix, null, null, LeaseTimes.DEFAULT, SingleFile.DEFAULT, null);
    }

    /** Where a job keeps what is not published yet. */
    Path staging(JobDirectory job, Store store) {
        return stagingDir == null
                ? job.tasks()
                : store.fileSystem()
                        .makeQualified(new Path(stagingDir, job.path().getName()));
    }

    public WriteSettings withTxnId(String name) {
        return new WriteSettings(layout, mode, suffix, name, stagingDir, lease, single, replaced);
    }

    public WriteSettings withStagingDir(String directory) {
        return new WriteSettings(layout, mode, suffix, txnId, directory, lease, single, replaced);
    }

    public WriteSettings withLease(LeaseTimes times) {
        return new WriteSettings(layout, mode, suffix, txnId, stagingDir, times, single, replaced);
    }

    public WriteSettings withSingle(SingleFile file) {
        return new WriteSettings(layout, mode, suffix, txnId, stagingDir, lease, file, replaced);
    }

    /** An overwrite of the partitions that are chosen by their directories. */
    public WriteSettings withReplaced(Predicate<Path> directories) {
        return new WriteSettings(
                layout, WriteMode.OVERWRITE_CHOSEN, suffix, txnId, stagingDir, lease, single, directories);
    }
}
