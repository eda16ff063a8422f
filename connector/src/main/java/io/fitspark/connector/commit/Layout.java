// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

/** What the target is. */
public enum Layout {
    /** Exactly one file. */
    SINGLE,
    /** A directory of files. */
    DIRECTORY
}
