// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

/** What a row of the dataset is: the option {@code view}. */
public enum View {
    /** Not said: a row of a table, or if there is none, a tile of an image. */
    AUTO,
    /** A row of a table. */
    ROWS,
    /** A tile of an image, with an array of its pixels. */
    TILES,
    /** A pixel of an image. */
    PIXELS,
    /** An HDU; only headers are read. */
    HDUS,
    /** A header card; only headers are read. */
    CARDS;

    /** Whether only headers are read. */
    public boolean isOfHeaders() {
        return this == HDUS || this == CARDS;
    }

    /** Whether images are read. */
    public boolean isOfImages() {
        return this == TILES || this == PIXELS;
    }
}
