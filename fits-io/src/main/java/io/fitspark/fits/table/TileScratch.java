// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** Room for what is decoded on the way to a batch. Not safe for concurrent use. */
final class TileScratch {
    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};
    private byte[] rows = {};

    byte[] bytes(int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        return bytes;
    }

    short[] shorts(int length) {
        if (shorts.length < length) {
            shorts = new short[length];
        }
        return shorts;
    }

    int[] ints(int length) {
        if (ints.length < length) {
            ints = new int[length];
        }
        return ints;
    }

    /** For big-endian rows, a few at a time. */
    byte[] rows(int length) {
        if (rows.length < length) {
            rows = new byte[length];
        }
        return rows;
    }
}
