// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.rice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Puts a Rice stream together. The upper {@code used} bits of {@code bits}, fewer than 32, wait to be written. */
public final class RiceOutput {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] dst;
    private final int start;
    private int position;
    private long bits;
    private int used;

    public RiceOutput(byte[] dst, int off) {
        this.dst = dst;
        this.start = off;
        this.position = off;
    }

    /** The low {@code count} bits of a value, at most 32, the others being zero. */
    void put(long value, int count) {
        long window = bits | value << 1 << (Long.SIZE - 1 - used - count);
        int filled = used + count;
        if (filled >= Integer.SIZE) {
            INT.set(dst, position, (int) (window >>> Integer.SIZE));
            position += Integer.BYTES;
            window <<= Integer.SIZE;
            filled -= Integer.SIZE;
        }
        bits = window;
        used = filled;
    }

    /** One block, whose codes have this sum. */
    void block(int[] codes, int count, long sum, int valueBits) {
        int fieldBits = RiceFormat.fieldBits(valueBits);
        int raw = RiceFormat.rawField(valueBits);
        int k = RiceFormat.k(sum, count);
        if (k + 1 >= raw) {
            put(raw, fieldBits);
            for (int i = 0; i < count; i++) {
                put(codes[i] & 0xffffffffL, valueBits);
            }
        } else if (sum == 0) {
            put(0, fieldBits);
        } else {
            put(k + 1L, fieldBits);
            coded(codes, count, k);
        }
    }

    private void coded(int[] codes, int count, int k) {
        long one = 1L << k;
        for (int i = 0; i < count; i++) {
            long code = codes[i] & 0xffffffffL;
            int zeros = (int) (code >>> k);
            while (zeros + 1 + k > Integer.SIZE) {
                int some = Math.min(zeros, Integer.SIZE);
                put(0, some);
                zeros -= some;
            }
            put(one | code & one - 1, zeros + 1 + k);
        }
    }

    /** Writes what waits, and gives the length of the stream. */
    int finish() {
        while (used > 0) {
            dst[position++] = (byte) (bits >>> (Long.SIZE - Byte.SIZE));
            bits <<= Byte.SIZE;
            used -= Byte.SIZE;
        }
        return position - start;
    }
}
