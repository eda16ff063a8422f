// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

/** What can still be done with a table that is being written. */
enum WriterState {
    /** Rows can be written. */
    OPEN("the table is being written"),
    /** Something went wrong; only closing is left. */
    FAILED("writing the table has failed"),
    /** The table is whole. */
    FINISHED("the table is finished"),
    /** The table was given up. */
    CLOSED("the table is closed");

    private final String words;

    WriterState(String words) {
        this.words = words;
    }

    void requireOpen() {
        if (this != OPEN) {
            throw new IllegalStateException(words);
        }
    }
}
