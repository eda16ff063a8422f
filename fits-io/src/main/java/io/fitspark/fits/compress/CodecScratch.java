// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

/** Arrays that codecs need on their way, kept from one call to the next; what they held is gone. Not safe for concurrent use. */
public class CodecScratch {
    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};

    /** An array that has so many elements at least. */
    public final byte[] bytes(int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        return bytes;
    }

    /** An array that has so many elements at least. */
    public final short[] shorts(int length) {
        if (shorts.length < length) {
            shorts = new short[length];
        }
        return shorts;
    }

    /** An array that has so many elements at least. */
    public final int[] ints(int length) {
        if (ints.length < length) {
            ints = new int[length];
        }
        return ints;
    }
}
