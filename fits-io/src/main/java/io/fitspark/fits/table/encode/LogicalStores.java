// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import io.fitspark.fits.table.Strided;

/** Loops from 0 and 1, which begin at {@code from}, to logicals and bits. */
final class LogicalStores {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;

    /** Times this, the lowest bit of byte i of a long goes to bit 63 - i, and no two bits meet. */
    private static final long GATHER = 0x8040_2010_0804_0201L;

    private LogicalStores() {}

    /** L: T or F. */
    static void logicals(byte[] src, int from, Strided to) {
        byte[] dst = to.bytes();
        int count = to.count();
        int i = from;
        for (int r = 0; r < to.rows(); r++) {
            int start = to.offset() + r * to.stride();
            for (int p = start; p < start + count; p++) {
                dst[p] = (byte) (src[i++] == 0 ? 'F' : 'T');
            }
        }
    }

    /** X, in one piece: the first bit is the highest of the first byte; unused bits at the end are 0. */
    static void bits(byte[] src, int from, byte[] dst, int at, int count) {
        int i = from;
        int p = at;
        for (int end = at + (count >> 3); p < end; p++, i += 8) {
            dst[p] = (byte) (((long) WORD.get(src, i) & ONES) * GATHER >>> 56);
        }
        int rest = count & 7;
        if (rest > 0) {
            int last = 0;
            for (int bit = 0; bit < rest; bit++) {
                last |= (src[i + bit] & 1) << (7 - bit);
            }
            dst[p] = (byte) last;
        }
    }
}
