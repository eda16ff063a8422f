// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

/** What becomes of what is at the target. */
public enum WriteMode {
    /** There must be nothing. */
    CREATE,
    /** It stays, and rows are added. */
    APPEND,
    /** It is replaced. */
    OVERWRITE,
    /** Of a directory, the partitions are replaced that get rows. */
    OVERWRITE_PARTITIONS,
    /** Of a directory, the partitions are replaced that {@link WriteSettings#replaced} chooses, whether they get rows or not. */
    OVERWRITE_CHOSEN;

    boolean replaces() {
        return this != CREATE && this != APPEND;
    }

    /** Whether other partitions stay. */
    public boolean ofPartitions() {
        return this == OVERWRITE_PARTITIONS || this == OVERWRITE_CHOSEN;
    }
}
