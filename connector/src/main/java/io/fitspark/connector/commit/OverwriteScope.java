// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

/** What of a single file is replaced. */
public enum OverwriteScope {
    /** The table, if it is all that the file holds; else it is an error. */
    ONLY_TABLE,
    /** The whole file, whatever it holds. */
    FILE,
    /** The chosen HDU; the others stay. */
    HDU
}
