// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

/**
 * What a commit did.
 *
 * @param files that were added
 * @param removed files that they replace
 * @param rows in the added files
 * @param bytes of the added files
 */
public record CommitResult(int files, int removed, long rows, long bytes) {
    static final CommitResult NOTHING = new CommitResult(0, 0, 0, 0);
}
