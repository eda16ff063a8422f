// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** What a pixel is once it is decoded, and the Java array that holds it. */
public enum PixelType {
    /** {@code byte[]}: signed. */
    BYTE,
    /** {@code short[]}. */
    SHORT,
    /** {@code int[]}. */
    INT,
    /** {@code long[]}. */
    LONG,
    /** {@code long[]}: the bits of an unsigned number. */
    ULONG,
    /** {@code float[]}. */
    FLOAT,
    /** {@code double[]}. */
    DOUBLE;

    /** Bytes of one pixel in memory. */
    public int bytes() {
        return switch (this) {
            case BYTE -> 1;
            case SHORT -> 2;
            case INT, FLOAT -> 4;
            case LONG, ULONG, DOUBLE -> 8;
        };
    }

    /** A new array for so many pixels. */
    Object newArray(int pixels) {
        return switch (this) {
            case BYTE -> new byte[pixels];
            case SHORT -> new short[pixels];
            case INT -> new int[pixels];
            case LONG, ULONG -> new long[pixels];
            case FLOAT -> new float[pixels];
            case DOUBLE -> new double[pixels];
        };
    }

    /**
     * What holds the stored pixels of an image, before BSCALE and BZERO: {@code byte[]} (unsigned), {@code short[]}, {@code int[]},
     * {@code long[]}, {@code float[]}, {@code double[]}.
     */
    public static PixelType stored(int bitpix) {
        return switch (bitpix) {
            case 8 -> BYTE;
            case 16 -> SHORT;
            case 32 -> INT;
            case 64 -> LONG;
            case -32 -> FLOAT;
            case -64 -> DOUBLE;
            default -> throw new IllegalArgumentException("there is no BITPIX " + bitpix);
        };
    }
}
