// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/** Loops that copy strings and look for bytes that FITS does not have, eight at a time. */
final class StringStores {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long BLANKS = 0x2020_2020_2020_2020L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private StringStores() {}

    /**
     * Copies a string.
     *
     * @param utf8 whether all bytes but NUL are right, not only printable ASCII
     * @return what {@link #isOdd} of these and others, combined by bitwise or, tells
     */
    static long copy(byte[] src, int start, byte[] dst, int at, int length, boolean utf8) {
        long odd = 0;
        int last = length - Long.BYTES;
        if (last >= 0) {
            // the last eight bytes may overlap those before
            for (int i = 0; i < last + Long.BYTES; i += Long.BYTES) {
                int from = Math.min(i, last);
                long word = (long) WORD.get(src, start + from);
                odd |= utf8 ? (word - ONES) & ~word : word | (word - BLANKS) | (word + ONES);
                WORD.set(dst, at + from, word);
            }
            return odd;
        }
        for (int i = 0; i < length; i++) {
            byte b = src[start + i];
            odd |= utf8 ? (b - 1) & ~b : (b - ' ') | ('~' - b);
            dst[at + i] = b;
        }
        return odd;
    }

    /**
     * Copies a string to a place that may be longer, and fills the rest with NULs: in the same steps whatever its length, which a processor
     * would guess wrong more often than not.
     *
     * @return as {@link #copy}
     */
    static long place(byte[] src, int start, int length, byte[] dst, int at, int width, boolean utf8) {
        int last = width - Long.BYTES;
        if (last < 0 || start > src.length - width) {
            long odd = copy(src, start, dst, at, length, utf8);
            pad(dst, at + length, at + width, (byte) 0);
            return odd;
        }
        long odd = 0;
        for (int i = 0; i < width; i += Long.BYTES) {
            int from = Math.min(i, last);
            int bits = Math.max(0, Math.min(Long.BYTES, length - from)) * Byte.SIZE;
            // in two halves, because nothing is shifted by 64 bits
            long beyond = (-1L << (bits >> 1)) << (bits >> 1);
            long word = (long) LITTLE.get(src, start + from) & ~beyond;
            long seen = word | (BLANKS & beyond);
            odd |= utf8 ? (seen - ONES) & ~seen : seen | (seen - BLANKS) | (seen + ONES);
            LITTLE.set(dst, at + from, word);
        }
        return odd;
    }

    /** Whether there was a byte that is not right. */
    static boolean isOdd(long odd) {
        return (odd & HIGHS) != 0;
    }

    /** Fills a range. */
    static void pad(byte[] dst, int from, int to, byte with) {
        int last = to - Long.BYTES;
        if (from <= last) {
            for (int i = from; i < to; i += Long.BYTES) {
                WORD.set(dst, Math.min(i, last), with * ONES);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            dst[i] = with;
        }
    }

    /** What is wrong with a string; null if nothing is. */
    static String problem(byte[] src, int start, int end, NonAscii nonAscii) {
        for (int i = start; i < end; i++) {
            byte b = src[i];
            if (b == 0) {
                return "a string has a NUL, which would end it";
            }
            if (nonAscii == NonAscii.ERROR && (b < ' ' || b > '~')) {
                return String.format(
                        Locale.ROOT,
                        "a string has the byte 0x%02X, which is no printable ASCII; nonAscii=utf8 writes it all the same",
                        b & 0xFF);
            }
        }
        return null;
    }
}
