// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

import io.fitspark.fits.compress.internal.rice.RiceEncoding;
import io.fitspark.fits.compress.internal.rice.RiceFormat;
import io.fitspark.fits.compress.internal.rice.RiceOutput;

/**
 * Integers of 8, 16 or 32 bits to RICE_1: {@code src[at, at + count)} to {@code dst} from {@code off} on, where there must be room for
 * {@link #bound}. Gives the number of bytes. The bytes are those that cfitsio writes. No values are no bytes.
 */
public final class RiceEncoder {

    /** The number of values in a block of a compressed table, which has no keyword for it. */
    public static final int TABLE_BLOCK = 32;

    private RiceEncoder() {}

    public static int encode(byte[] src, int at, int count, int blockSize, byte[] dst, int off) {
        check(src.length, at, count, dst.length, off, bound(count, blockSize, Byte.SIZE));
        return count == 0 ? 0 : RiceEncoding.encode(src, at, count, blockSize, new RiceOutput(dst, off));
    }

    public static int encode(short[] src, int at, int count, int blockSize, byte[] dst, int off) {
        check(src.length, at, count, dst.length, off, bound(count, blockSize, Short.SIZE));
        return count == 0 ? 0 : RiceEncoding.encode(src, at, count, blockSize, new RiceOutput(dst, off));
    }

    public static int encode(int[] src, int at, int count, int blockSize, byte[] dst, int off) {
        check(src.length, at, count, dst.length, off, bound(count, blockSize, Integer.SIZE));
        return count == 0 ? 0 : RiceEncoding.encode(src, at, count, blockSize, new RiceOutput(dst, off));
    }

    /**
     * The most bytes that so many values can become.
     *
     * @param valueBits 8, 16 or 32
     */
    public static int bound(int count, int blockSize, int valueBits) {
        if (blockSize < 1) {
            throw new IllegalArgumentException("a block size of " + blockSize);
        }
        return count == 0 ? 0 : Math.toIntExact(RiceFormat.bound(count, blockSize, valueBits));
    }

    private static void check(int length, int at, int count, int room, int off, int bound) {
        Objects.checkFromIndexSize(at, count, length);
        Objects.checkFromIndexSize(off, bound, room);
    }
}
