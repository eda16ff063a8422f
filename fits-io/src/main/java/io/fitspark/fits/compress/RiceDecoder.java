// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

import io.fitspark.fits.compress.internal.rice.RiceDecoding;
import io.fitspark.fits.compress.internal.rice.RiceInput;

/**
 * RICE_1 to integers of 8, 16 or 32 bits: {@code src[off, off + len)} to {@code dst[at, at + count)}. All bytes must be needed, and
 * suffice, else a {@link CodecException} is thrown; what is in the destination range then is not defined. No values are no bytes.
 */
public final class RiceDecoder {

    private RiceDecoder() {}

    public static void decode(byte[] src, int off, int len, byte[] dst, int at, int count, int blockSize) {
        if (check(src, off, len, dst.length, at, count, blockSize)) {
            RiceDecoding.decode(new RiceInput(src, off, len), dst, at, count, blockSize);
        }
    }

    public static void decode(byte[] src, int off, int len, short[] dst, int at, int count, int blockSize) {
        if (check(src, off, len, dst.length, at, count, blockSize)) {
            RiceDecoding.decode(new RiceInput(src, off, len), dst, at, count, blockSize);
        }
    }

    public static void decode(byte[] src, int off, int len, int[] dst, int at, int count, int blockSize) {
        if (check(src, off, len, dst.length, at, count, blockSize)) {
            RiceDecoding.decode(new RiceInput(src, off, len), dst, at, count, blockSize);
        }
    }

    /** Whether there is something to decode. */
    private static boolean check(byte[] src, int off, int len, int length, int at, int count, int blockSize) {
        Objects.checkFromIndexSize(off, len, src.length);
        Objects.checkFromIndexSize(at, count, length);
        if (blockSize < 1) {
            throw new CodecException("a Rice block size of " + blockSize, 0);
        }
        if (count == 0 && len > 0) {
            throw new CodecException(len + " bytes after the last value of a Rice stream", 0);
        }
        return count > 0;
    }
}
