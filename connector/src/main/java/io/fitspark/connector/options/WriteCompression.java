// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

/** How tables are stored. */
public enum WriteCompression {
    /** As the layout and the path say; {@link WriteOptions#forTarget} tells which. */
    AUTO,
    /** A plain BINTABLE. */
    NONE,
    /** A compressed table. */
    ZTABLE;

    /** What the names of files end with. */
    public String suffix() {
        return this == ZTABLE ? ".fits.fz" : ".fits";
    }
}
