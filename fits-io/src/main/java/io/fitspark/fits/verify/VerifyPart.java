// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.Serializable;

/** A piece of the verification of a file: can be done alone, in any order, on any machine that reads the file. */
public sealed interface VerifyPart extends Serializable {
    /** Counted from 0. */
    int hdu();

    /** About how many bytes of the file it reads. */
    long bytes();

    /** The sum of some bytes of the data. */
    record Sum(int hdu, long position, long length) implements VerifyPart {
        @Override
        public long bytes() {
            return length;
        }
    }

    /**
     * Every cell of some rows: descriptors, tiles, texts, and what the zone maps say of them.
     *
     * @param zones the HDU of the zone maps; -1 if there are none
     */
    record Rows(int hdu, int zones, long first, long count, long bytes) implements VerifyPart {}

    /** Some tiles of a compressed image, and the sum of what comes of decompressing them. */
    record Tiles(int hdu, long first, long count, long bytes) implements VerifyPart {}

    /** The sums that a compressed table keeps of the table that was compressed. */
    record Restored(int hdu, long bytes) implements VerifyPart {}
}
