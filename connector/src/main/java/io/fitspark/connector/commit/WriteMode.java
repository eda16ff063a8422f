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
    OVERWRITE_PARTITIONS;

    boolean replaces() {
        return this == OVERWRITE || this == OVERWRITE_PARTITIONS;
    }
}
