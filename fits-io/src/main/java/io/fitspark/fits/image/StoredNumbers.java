// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.nio.ByteBuffer;

/** Big-endian numbers in bytes. */
final class StoredNumbers {
    private StoredNumbers() {}

    /**
     * Reads numbers.
     *
     * @param at index of the first byte
     * @param into an array of the stored type, filled from {@code to} on
     */
    static void read(ByteBuffer bytes, int at, int count, PixelType stored, Object into, int to) {
        int length = count * stored.bytes();
        switch (stored) {
            case BYTE -> bytes.get(at, (byte[]) into, to, count);
            case SHORT -> bytes.slice(at, length).asShortBuffer().get((short[]) into, to, count);
            case INT -> bytes.slice(at, length).asIntBuffer().get((int[]) into, to, count);
            case LONG, ULONG -> bytes.slice(at, length).asLongBuffer().get((long[]) into, to, count);
            case FLOAT -> bytes.slice(at, length).asFloatBuffer().get((float[]) into, to, count);
            case DOUBLE -> bytes.slice(at, length).asDoubleBuffer().get((double[]) into, to, count);
        }
    }
}
