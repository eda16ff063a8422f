// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

/** Room that compression needs on its way, kept from one call to the next. Not safe for concurrent use. */
public final class EncodeScratch {
    private byte[] planes = {};
    private byte[] cell = {};
    private byte[] out = {};
    private short[] shorts = {};
    private int[] ints = {};

    /** Where compressed bytes begin, at index 0, after {@link ElementCodec#encode}. */
    public byte[] out() {
        return out;
    }

    byte[] out(int length) {
        if (out.length < length) {
            out = new byte[length];
        }
        return out;
    }

    byte[] planes(int length) {
        if (planes.length < length) {
            planes = new byte[length];
        }
        return planes;
    }

    byte[] cell(int length) {
        if (cell.length < length) {
            cell = new byte[Math.max(length, 2 * cell.length)];
        }
        return cell;
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
}
