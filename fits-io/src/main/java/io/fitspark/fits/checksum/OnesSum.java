// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The sum that DATASUM and CHECKSUM are made of (FITS 4.0, appendix J): of big-endian 32-bit words in ones' complement, where carries
 * come in again at the lower end. Bytes may come in pieces of any size, one after another. Not safe for concurrent use.
 */
public final class OnesSum {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long WORD = 0xFFFF_FFFFL;

    /** Longs that can be added before a carry could be lost. */
    private static final int MOST = 1 << 28;

    private long sum;
    private long length;

    /** Adds bytes, which follow those that were added before. */
    public OnesSum add(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        sum = combine(sum, of(bytes, offset, count), length);
        length += count;
        return this;
    }

    /** The sum so far, as an unsigned 32-bit number; bytes missing to a whole word count as zeros. */
    public long value() {
        return sum;
    }

    /** How many bytes were added. */
    public long length() {
        return length;
    }

    /** The sum of some bytes as if they began a word. */
    public static long of(byte[] bytes, int offset, int count) {
        long total = 0;
        int at = offset;
        int end = offset + count;
        while (end - at >= Long.BYTES) {
            int stop = at + Math.min((end - at) / Long.BYTES, MOST) * Long.BYTES;
            long high = 0;
            long low = 0;
            for (; at < stop; at += Long.BYTES) {
                long words = (long) LONG.get(bytes, at);
                high += words >>> 32;
                low += words & WORD;
            }
            total = fold(total + fold(high) + fold(low));
        }
        for (int shift = 24; at < end; at++, shift -= 8) {
            total += (bytes[at] & 0xFFL) << (shift & 31);
        }
        return fold(total);
    }

    /**
     * The sum of two runs of bytes from their sums alone.
     *
     * @param first sum of the first run
     * @param second sum of the second, as if it began a word
     * @param position where the second begins, in bytes from the start of a word
     */
    public static long combine(long first, long second, long position) {
        int rotated = Integer.rotateRight((int) second, (int) (position & 3) * Byte.SIZE);
        return fold(first + (rotated & WORD));
    }

    /** What added to this sum gives all ones: the value whose code CHECKSUM is. */
    public static long complement(long sum) {
        return ~sum & WORD;
    }

    private static long fold(long sum) {
        long folded = sum;
        while (folded >>> 32 != 0) {
            folded = (folded >>> 32) + (folded & WORD);
        }
        return folded;
    }
}
