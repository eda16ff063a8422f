// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Keywords of up to eight characters as big-endian longs, padded with blanks: they compare and hash without strings. Lower
 * case is made upper, control characters are made blanks.
 */
public final class Keywords {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BLANKS = 0x2020202020202020L;
    private static final int LENGTH = 8;

    static final long CONTINUE = of("CONTINUE");
    static final long HIERARCH = of("HIERARCH");

    private Keywords() {}

    /** The eight bytes at an index, as they are. */
    public static long raw(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Whether all eight bytes are printable ASCII and none is a lower-case letter or one of <code>`{|}~</code>. */
    public static boolean isPlain(long raw) {
        // a byte below 0x20 borrows into its high bit, one from 0x60 on carries into it
        return ((raw | (raw - BLANKS) | ((raw & ~HIGH_BITS) + BLANKS)) & HIGH_BITS) == 0;
    }

    /** The eight bytes at an index, upper case and without control characters. */
    static long pack(byte[] bytes, int at) {
        long raw = raw(bytes, at);
        return isPlain(raw) ? raw : normal(raw);
    }

    private static long normal(long raw) {
        long packed = 0;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            long b = (raw >>> shift) & 0xff;
            if (b < ' ' || b == 0x7f) {
                b = ' ';
            } else if (b >= 'a' && b <= 'z') {
                b -= 'a' - 'A';
            }
            packed = packed << Byte.SIZE | b;
        }
        return packed;
    }

    /** A keyword of at most eight characters; trailing blanks do not matter. */
    public static long of(String keyword) {
        if (keyword.length() > LENGTH) {
            throw new IllegalArgumentException("a keyword of more than eight characters: " + keyword);
        }
        long raw = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = i < keyword.length() ? keyword.charAt(i) : ' ';
            raw = raw << Byte.SIZE | (c <= 0xff ? c : '?');
        }
        return isPlain(raw) ? raw : normal(raw);
    }

    static String unpack(long packed) {
        byte[] bytes = new byte[LENGTH];
        LONG.set(bytes, 0, packed);
        return HeaderText.decode(bytes, 0, HeaderText.trimEnd(bytes, 0, LENGTH));
    }
}
