// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.rice;

import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;

/** Block by block: the codes of the differences first, whatever the width, then the values. Ranges are checked by the caller. */
public final class RiceDecoding {

    private RiceDecoding() {}

    public static void decode(RiceInput in, byte[] dst, int at, int count, int blockSize) {
        int[] codes = new int[Math.min(blockSize, count)];
        byte last = (byte) in.take(Byte.SIZE);
        for (int i = at; i < at + count; ) {
            int size = Math.min(blockSize, at + count - i);
            if (block(in, codes, 0, size, Byte.SIZE)) {
                for (int j = 0; j < size; j++) {
                    last += (byte) difference(codes[j]);
                    dst[i + j] = last;
                }
            } else {
                Arrays.fill(dst, i, i + size, last);
            }
            i += size;
        }
        in.finish();
    }

    public static void decode(RiceInput in, short[] dst, int at, int count, int blockSize) {
        int[] codes = new int[Math.min(blockSize, count)];
        short last = (short) in.take(Short.SIZE);
        for (int i = at; i < at + count; ) {
            int size = Math.min(blockSize, at + count - i);
            if (block(in, codes, 0, size, Short.SIZE)) {
                for (int j = 0; j < size; j++) {
                    last += (short) difference(codes[j]);
                    dst[i + j] = last;
                }
            } else {
                Arrays.fill(dst, i, i + size, last);
            }
            i += size;
        }
        in.finish();
    }

    public static void decode(RiceInput in, int[] dst, int at, int count, int blockSize) {
        int last = in.take(Integer.SIZE);
        for (int i = at; i < at + count; ) {
            int size = Math.min(blockSize, at + count - i);
            if (block(in, dst, i, size, Integer.SIZE)) {
                for (int j = i; j < i + size; j++) {
                    last += difference(dst[j]);
                    dst[j] = last;
                }
            } else {
                Arrays.fill(dst, i, i + size, last);
            }
            i += size;
        }
        in.finish();
    }

    /** Reads a block's codes; false if all differences are zero. */
    private static boolean block(RiceInput in, int[] codes, int at, int size, int valueBits) {
        int field = in.take(RiceFormat.fieldBits(valueBits));
        int raw = RiceFormat.rawField(valueBits);
        if (field == 0) {
            return false;
        }
        if (field < raw) {
            in.coded(codes, at, size, field - 1);
        } else if (field == raw) {
            in.raw(codes, at, size, valueBits);
        } else {
            throw new CodecException("a Rice block of unknown kind " + field, in.consumed());
        }
        return true;
    }

    private static int difference(int code) {
        return code >>> 1 ^ -(code & 1);
    }
}
