// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.rice;

/** Block by block: the codes of the differences first, then their bits. Ranges are checked by the caller, who has at least one value. */
public final class RiceEncoding {

    private RiceEncoding() {}

    public static int encode(byte[] src, int at, int count, int blockSize, RiceOutput out) {
        int[] codes = new int[Math.min(blockSize, count)];
        byte last = src[at];
        out.put(last & 0xff, Byte.SIZE);
        for (int i = at; i < at + count; ) {
            int size = Math.min(blockSize, at + count - i);
            long sum = 0;
            for (int j = 0; j < size; j++) {
                byte value = src[i + j];
                codes[j] = code((byte) (value - last));
                sum += codes[j];
                last = value;
            }
            out.block(codes, size, sum, Byte.SIZE);
            i += size;
        }
        return out.finish();
    }

    public static int encode(short[] src, int at, int count, int blockSize, RiceOutput out) {
        int[] codes = new int[Math.min(blockSize, count)];
        short last = src[at];
        out.put(last & 0xffff, Short.SIZE);
        for (int i = at; i < at + count; ) {
            int size = Math.min(blockSize, at + count - i);
            long sum = 0;
            for (int j = 0; j < size; j++) {
                short value = src[i + j];
                codes[j] = code((short) (value - last));
                sum += codes[j];
                last = value;
            }
            out.block(codes, size, sum, Short.SIZE);
            i += size;
        }
        return out.finish();
    }

    public static int encode(int[] src, int at, int count, int blockSize, RiceOutput out) {
        int[] codes = new int[Math.min(blockSize, count)];
        int last = src[at];
        out.put(last & 0xffffffffL, Integer.SIZE);
        for (int i = at; i < at + count; ) {
            int size = Math.min(blockSize, at + count - i);
            long sum = 0;
            for (int j = 0; j < size; j++) {
                int value = src[i + j];
                codes[j] = code(value - last);
                sum += codes[j] & 0xffffffffL;
                last = value;
            }
            out.block(codes, size, sum, Integer.SIZE);
            i += size;
        }
        return out.finish();
    }

    /** As an unsigned number: 0, -1, 1, -2 ... become 0, 1, 2, 3 ... */
    private static int code(int difference) {
        return difference << 1 ^ difference >> 31;
    }
}
