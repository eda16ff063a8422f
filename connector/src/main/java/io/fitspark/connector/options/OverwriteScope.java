// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

/** What overwriting a single file replaces. */
public enum OverwriteScope {
    /** The file, unless it has other HDUs with data. */
    UNSET,
    /** The whole file, whatever it holds. */
    FILE,
    /** The table alone; the other HDUs stay. */
    HDU
}
