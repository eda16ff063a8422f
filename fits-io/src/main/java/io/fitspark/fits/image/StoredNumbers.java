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

    /**
     * Writes numbers to the front of the bytes.
     *
     * @param numbers an array of the stored type
     */
    static void write(Object numbers, int from, int count, PixelType stored, ByteBuffer bytes) {
        ByteBuffer front = bytes.slice(0, count * stored.bytes());
        switch (stored) {
            case BYTE -> front.put((byte[]) numbers, from, count);
            case SHORT -> front.asShortBuffer().put((short[]) numbers, from, count);
            case INT -> front.asIntBuffer().put((int[]) numbers, from, count);
            case LONG, ULONG -> front.asLongBuffer().put((long[]) numbers, from, count);
            case FLOAT -> front.asFloatBuffer().put((float[]) numbers, from, count);
            case DOUBLE -> front.asDoubleBuffer().put((double[]) numbers, from, count);
        }
    }
}
