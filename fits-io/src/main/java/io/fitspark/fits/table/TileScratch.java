// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.compress.CodecScratch;

/** Room for what is decoded on the way to a batch. Not safe for concurrent use. */
final class TileScratch extends CodecScratch {
    private byte[] rows = {};

    /** For big-endian rows, a few at a time. */
    byte[] rows(int length) {
        if (rows.length < length) {
            rows = new byte[length];
        }
        return rows;
    }
}
