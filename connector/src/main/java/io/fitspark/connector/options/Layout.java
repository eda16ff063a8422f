// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

/** What a write leaves at its path. */
public enum Layout {
    /** As the path and what is there say; {@link WriteOptions#forTarget} tells which. */
    AUTO,
    /** One FITS file. */
    SINGLE,
    /** A directory with a FITS file of each task. */
    DIRECTORY
}
