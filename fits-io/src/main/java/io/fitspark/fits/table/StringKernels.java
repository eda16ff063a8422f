// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loops over fixed-width strings: each ends at its first NUL, and blanks at the end are no part of it (FITS 4.0, section 7.3.3.1). Eight
 * bytes are looked at a time: in a little-endian long the first byte of the string is the lowest.
 */
final class StringKernels {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long BLANKS = 0x2020_2020_2020_2020L;

    private StringKernels() {}

    /**
     * Finds the strings where they are.
     *
     * @return whether any byte is beyond ASCII
     */
    static boolean slices(Strided from, int width, int[] starts, int[] lengths, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int count = from.count();
        long seen = 0;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int p = from.offset() + r * stride;
            for (int k = 0; k < count; k++, p += width) {
                int end = 0;
                int i = 0;
                boolean open = true;
                for (; open && i + 8 <= width; i += 8) {
                    long word = (long) WORD.get(src, p + i);
                    long nul = (word - ONES) & ~word & HIGHS;
                    if (nul != 0) {
                        word = beforeNul(word, nul);
                        open = false;
                    }
                    seen |= word;
                    long inked = word ^ BLANKS;
                    end = inked == 0 ? end : i + 8 - (Long.numberOfLeadingZeros(inked) >> 3);
                }
                for (; open && i < width; i++) {
                    byte b = src[p + i];
                    open = b != 0;
                    seen |= b & 0x80;
                    end = b == ' ' || b == 0 ? end : i + 1;
                }
                starts[t] = p;
                lengths[t++] = end;
            }
        }
        return (seen & HIGHS) != 0;
    }

    /** The word with blanks from its first NUL on. */
    private static long beforeNul(long word, long nul) {
        int bits = Long.numberOfTrailingZeros(nul) & ~7;
        long keep = (1L << bits) - 1;
        return (word & keep) | (BLANKS & ~keep);
    }
}
