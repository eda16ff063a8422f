// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.rice;

/**
 * RICE_1. A big-endian stream of bits, the last byte filled with zeros:
 *
 * <pre>
 * first value (8, 16 or 32 bits), then for each block of so many values (the last may be short)
 *   3, 4 or 5 bits: k + 1, where
 *     0                        all differences of the block are zero
 *     {@link #rawField}        its differences follow, each with the bits of a value
 *     else                     each difference follows as (d >> k) zeros, a one, and the low k bits of d
 * d: the difference to the value before (of the first: to itself), its sign folded in: 0, -1, 1, -2 ... are 0, 1, 2, 3 ...
 * </pre>
 *
 * Differences wrap in the width of a value.
 */
public final class RiceFormat {

    private RiceFormat() {}

    /** Bits of the field that begins a block. */
    public static int fieldBits(int valueBits) {
        return switch (valueBits) {
            case Byte.SIZE -> 3;
            case Short.SIZE -> 4;
            case Integer.SIZE -> 5;
            default -> throw new IllegalArgumentException(valueBits + " bits");
        };
    }

    /** The field of a block without coding; no field is greater. */
    public static int rawField(int valueBits) {
        return switch (valueBits) {
            case Byte.SIZE -> 7;
            case Short.SIZE -> 15;
            case Integer.SIZE -> 26;
            default -> throw new IllegalArgumentException(valueBits + " bits");
        };
    }

    /** The most bytes that so many values can become. */
    public static long bound(int count, int blockSize, int valueBits) {
        long blocks = (count + blockSize - 1L) / blockSize;
        // k is such that a coded block has at most one bit a value more than a raw one
        long bits = valueBits + blocks * fieldBits(valueBits) + count * (valueBits + 1L);
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** How many low bits of each code to write as they are: about those of half of the mean. As cfitsio counts them. */
    static int k(long sum, int count) {
        long mean = Math.max(0, sum - count / 2 - 1) / count;
        return Long.SIZE - Long.numberOfLeadingZeros(mean >>> 1);
    }
}
