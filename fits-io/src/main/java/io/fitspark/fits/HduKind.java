// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

/** What an HDU holds. */
public enum HduKind {
    /** The first HDU, an image or empty. */
    PRIMARY,
    /** An image extension. */
    IMAGE,
    /** A binary table. */
    BINTABLE,
    /** An ASCII table. */
    TABLE,
    /** A compressed image, in a binary table with ZIMAGE = T. */
    ZIMAGE,
    /** A compressed table, in a binary table with ZTABLE = T. */
    ZTABLE,
    /** Random groups, in the first HDU. */
    GROUPS,
    /** An extension of a type that is not known here. */
    OTHER;

    /** Whether the HDU shows pixels: a plain image, which may be empty, or a compressed one. */
    public boolean isImage() {
        return this == PRIMARY || this == IMAGE || this == ZIMAGE;
    }

    /** Whether the HDU shows rows and columns: a plain or a compressed table. */
    public boolean isTable() {
        return this == BINTABLE || this == TABLE || this == ZTABLE;
    }
}
