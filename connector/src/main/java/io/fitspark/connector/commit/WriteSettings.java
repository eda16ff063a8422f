// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.util.Objects;

/**
 * How a job writes.
 *
 * @param suffix of the files' names: {@code .fits} or {@code .fits.fz}
 * @param txnId name of the write: if there was one of the same name, this one does nothing; null for none
 * @param stagingDir where the job keeps what is not published yet, on the file system of the target; null for in or beside the target
 */
public record WriteSettings(
        Layout layout,
        WriteMode mode,
        String suffix,
        String txnId,
        String stagingDir,
        LeaseTimes lease,
        SingleFile single) {
    public WriteSettings {
        Objects.requireNonNull(layout, "layout is null");
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(lease, "lease is null");
        Objects.requireNonNull(single, "single is null");
        if (!suffix.startsWith(".")) {
            throw new IllegalArgumentException("suffix begins with no dot: " + suffix);
        }
        if (layout == Layout.SINGLE && mode == WriteMode.OVERWRITE_PARTITIONS) {
            throw new IllegalArgumentException("a single file has no partitions");
        }
    }

    public static WriteSettings of(Layout layout, WriteMode mode, String suffix) {
        return new WriteSettings(layout, mode, suffix, null, null, LeaseTimes.DEFAULT, SingleFile.DEFAULT);
    }

    public WriteSettings withTxnId(String name) {
        return new WriteSettings(layout, mode, suffix, name, stagingDir, lease, single);
    }

    public WriteSettings withStagingDir(String directory) {
        return new WriteSettings(layout, mode, suffix, txnId, directory, lease, single);
    }

    public WriteSettings withLease(LeaseTimes times) {
        return new WriteSettings(layout, mode, suffix, txnId, stagingDir, times, single);
    }

    public WriteSettings withSingle(SingleFile file) {
        return new WriteSettings(layout, mode, suffix, txnId, stagingDir, lease, file);
    }
}
