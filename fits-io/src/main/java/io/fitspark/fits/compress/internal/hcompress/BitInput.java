// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;

/**
 * Takes the bits of a stream, which is copied before some zeros, so that eight bytes can be read wherever it ends; whether more was taken
 * than there is shows at the end. The upper {@code valid} bits of {@code bits} are the next ones; those below are either zero or,
 * too, the stream's, so that a refill may put them there again.
 */
final class BitInput {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What a refill is good for, whatever was left. */
    private static final int REFILLED = 56;

    private static final int PADDING = 2 * Long.BYTES;
    private static final int SIGNS_AT_ONCE = 32;
    private static final int NYBBLES_AT_ONCE = 8;

    private byte[] stream = {};
    private int length;
    private int position;
    /** The last position at which eight bytes can be read. */
    private int lastLong;

    private long bits;
    private int valid;

    /** Begins with the byte {@code skip} of a stream. */
    void open(byte[] src, int off, int len, int skip) {
        if (stream.length < len + PADDING) {
            stream = new byte[Math.addExact(len, PADDING)];
        }
        System.arraycopy(src, off, stream, 0, len);
        Arrays.fill(stream, len, len + PADDING, (byte) 0);
        length = len;
        lastLong = len + PADDING - Long.BYTES;
        position = skip;
        bits = 0;
        valid = 0;
    }

    int nybble() {
        refill();
        int value = (int) (bits >>> Long.SIZE - 4);
        bits <<= 4;
        valid -= 4;
        return value;
    }

    /** The nybble that is the root of a tree. */
    int root() {
        refill();
        int entry = TreeCodes.TABLE[(int) (bits >>> TreeCodes.SHIFT[1])];
        bits <<= TreeCodes.bits(entry);
        valid -= TreeCodes.bits(entry);
        return TreeCodes.value(entry);
    }

    /** Ends the byte that was begun. */
    void align() {
        bits <<= valid & 7;
        valid &= ~7;
    }

    /** Adds {@code count} nybbles, shifted up, to what is there. */
    void nybbles(long[] blocks, int count, int shift) {
        long at = (long) position * Byte.SIZE - valid;
        if (at + 4L * count > (long) length * Byte.SIZE) {
            throw truncated();
        }
        byte[] in = stream;
        int k = 0;
        for (; k <= count - NYBBLES_AT_ONCE; k += NYBBLES_AT_ONCE) {
            long word = (long) LONG.get(in, (int) (at >>> 3)) << (at & 7);
            blocks[k] |= (word >>> 60) << shift;
            blocks[k + 1] |= (word >>> 56 & 0xf) << shift;
            blocks[k + 2] |= (word >>> 52 & 0xf) << shift;
            blocks[k + 3] |= (word >>> 48 & 0xf) << shift;
            blocks[k + 4] |= (word >>> 44 & 0xf) << shift;
            blocks[k + 5] |= (word >>> 40 & 0xf) << shift;
            blocks[k + 6] |= (word >>> 36 & 0xf) << shift;
            blocks[k + 7] |= (word >>> 32 & 0xf) << shift;
            at += 4 * NYBBLES_AT_ONCE;
        }
        for (; k < count; k++) {
            long word = (long) LONG.get(in, (int) (at >>> 3)) << (at & 7);
            blocks[k] |= (word >>> 60) << shift;
            at += 4;
        }
        position = (int) (at >>> 3);
        bits = 0;
        valid = 0;
        refill();
        int used = (int) (at & 7);
        bits <<= used;
        valid -= used;
    }

    /**
     * The children of a row of nybbles in one row below, from the last to the first, as bytes; those that are not coded are left alone.
     *
     * @param up 2 for the upper row of children, 0 for the lower one
     */
    void children(byte[] parents, int from, int up, byte[] into, int to, int columns) {
        long window = bits;
        int left = valid;
        int pos = position;
        int last = lastLong;
        byte[] in = stream;
        for (int j = (columns - 1) / 2; j >= 0; j--) {
            int coded = parents[from + j] >>> up & (2 * j + 1 < columns ? 3 : 2);
            if (coded == 0) {
                continue;
            }
            if (pos > last) {
                throw truncated();
            }
            window |= (long) LONG.get(in, pos) >>> left;
            pos += (Long.SIZE - 1 - left) >>> 3;
            left |= REFILLED;
            int entry = TreeCodes.TABLE[TreeCodes.BASE[coded] + (int) (window >>> TreeCodes.SHIFT[coded])];
            window <<= entry >>> Byte.SIZE;
            left -= entry >>> Byte.SIZE;
            into[to + 2 * j] = (byte) (entry >>> 4 & 0xf);
            if (2 * j + 1 < columns) {
                into[to + 2 * j + 1] = (byte) (entry & 0xf);
            }
        }
        bits = window;
        valid = left;
        position = pos;
    }

    /** The same for the last level: added, shifted up, to what is there. */
    void children(byte[] parents, int from, int up, long[] blocks, int to, int columns, int shift) {
        int pairs = columns / 2;
        if (columns % 2 != 0) {
            blocks[to + 2 * pairs] |= (long) lone(parents[from + pairs] >>> up & 2) << shift;
        }
        long window = bits;
        int left = valid;
        int pos = position;
        int last = lastLong;
        byte[] in = stream;
        int j = pairs - 1;
        for (; j >= Long.BYTES - 1; j -= Long.BYTES) {
            long coded = (long) LONG.get(parents, from + j - (Long.BYTES - 1)) >>> up & 0x0303_0303_0303_0303L;
            while (coded != 0) {
                if (pos > last) {
                    throw truncated();
                }
                int back = Long.numberOfTrailingZeros(coded) >>> 3;
                int which = (int) (coded >>> (back << 3)) & 3;
                coded &= ~(3L << (back << 3));
                window |= (long) LONG.get(in, pos) >>> left;
                pos += (Long.SIZE - 1 - left) >>> 3;
                left |= REFILLED;
                int entry = TreeCodes.TABLE[TreeCodes.BASE[which] + (int) (window >>> TreeCodes.SHIFT[which])];
                window <<= entry >>> Byte.SIZE;
                left -= entry >>> Byte.SIZE;
                int at = to + 2 * (j - back);
                blocks[at] |= (long) (entry >>> 4 & 0xf) << shift;
                blocks[at + 1] |= (long) (entry & 0xf) << shift;
            }
        }
        for (; j >= 0; j--) {
            int which = parents[from + j] >>> up & 3;
            if (which == 0) {
                continue;
            }
            if (pos > last) {
                throw truncated();
            }
            window |= (long) LONG.get(in, pos) >>> left;
            pos += (Long.SIZE - 1 - left) >>> 3;
            left |= REFILLED;
            int entry = TreeCodes.TABLE[TreeCodes.BASE[which] + (int) (window >>> TreeCodes.SHIFT[which])];
            window <<= entry >>> Byte.SIZE;
            left -= entry >>> Byte.SIZE;
            blocks[to + 2 * j] |= (long) (entry >>> 4 & 0xf) << shift;
            blocks[to + 2 * j + 1] |= (long) (entry & 0xf) << shift;
        }
        bits = window;
        valid = left;
        position = pos;
    }

    /** The left child of a nybble that has no right one. */
    private int lone(int coded) {
        return coded == 0 ? 0 : root();
    }

    /** Gives coefficients that are not zero their signs. */
    void signs(int[] coefficients, int count) {
        for (int start = 0; start < count; start += SIGNS_AT_ONCE) {
            refill();
            int end = Math.min(count, start + SIGNS_AT_ONCE);
            long window = bits;
            int left = valid;
            for (int k = start; k < end; k++) {
                int magnitude = coefficients[k];
                int taken = -magnitude >>> (Integer.SIZE - 1);
                int sign = (int) (window >> (Long.SIZE - 1)) & -taken;
                coefficients[k] = (magnitude ^ sign) - sign;
                window <<= taken;
                left -= taken;
            }
            bits = window;
            valid = left;
        }
    }

    void signs(long[] coefficients, int count) {
        for (int k = 0; k < count; k++) {
            if (coefficients[k] != 0) {
                refill();
                if (bits < 0) {
                    coefficients[k] = -coefficients[k];
                }
                bits <<= 1;
                valid--;
            }
        }
    }

    private void refill() {
        if (position > lastLong) {
            throw truncated();
        }
        bits |= (long) LONG.get(stream, position) >>> valid;
        position += (Long.SIZE - 1 - valid) >>> 3;
        valid |= REFILLED;
    }

    /** Bytes of which a bit was taken. */
    int consumed() {
        return (int) (((long) position * Byte.SIZE - valid + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** That all was taken, and no more; the bits that fill the last byte do not matter. */
    void finish() {
        int consumed = consumed();
        if (consumed > length) {
            throw truncated();
        }
        if (consumed < length) {
            throw new CodecException(
                    (length - consumed) + " bytes after the last sign of an HCOMPRESS stream", consumed);
        }
    }

    private CodecException truncated() {
        return new CodecException("the HCOMPRESS stream ends before its last coefficient", length);
    }
}
