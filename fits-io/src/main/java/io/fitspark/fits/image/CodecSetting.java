// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;

import io.fitspark.fits.compress.ImageCodec;

/**
 * A codec with its parameters (ZNAMEi and ZVALi).
 *
 * @param codec by ZCMPTYPE
 * @param riceBlock BLOCKSIZE: values of a Rice block
 * @param riceBytes BYTEPIX: bytes of an integer in a Rice stream, 1, 2 or 4
 * @param smooth SMOOTH of HCOMPRESS_1
 * @param exact whether integers come out of it as they went in; false if that is not known
 */
record CodecSetting(ImageCodec codec, int riceBlock, int riceBytes, boolean smooth, boolean exact)
        implements Serializable {
    static final int RICE_BLOCK = 32;
    static final int RICE_BYTES = 4;

    private static final int DEFLATE_EXPANSION = 1032;
    private static final int LEAST_GZIP = 18;

    /** Whether so many compressed bytes may stand for so many pixels. */
    boolean canBe(long length, long pixels) {
        return switch (codec) {
            case RICE_1 -> length >= riceBytes && (length * Byte.SIZE / leastBits() + 1) * riceBlock >= pixels;
            case GZIP_1, GZIP_2 -> length >= LEAST_GZIP && length * DEFLATE_EXPANSION >= pixels;
            case HCOMPRESS_1, PLIO_1 -> true;
            case NOCOMPRESS -> length >= pixels;
        };
    }

    /** Bits of a Rice block of equal values. */
    private int leastBits() {
        return riceBytes == 1 ? 3 : riceBytes == 2 ? 4 : 5;
    }
}
