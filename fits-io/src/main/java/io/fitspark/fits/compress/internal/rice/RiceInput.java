// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.rice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;

/**
 * Takes a Rice stream apart. The upper {@code valid} bits of {@code bits} are the next of the stream; those below are either
 * zero or, too, the stream's, so that a refill may put them there again. Towards its end the stream is copied before some
 * zeros, so that eight bytes can always be read at once; whether more was taken than there is shows at the end.
 */
public final class RiceInput {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What a refill is good for, whatever was left. */
    private static final int REFILLED = 56;

    private static final int PADDING = 2 * Long.BYTES;

    private final int length;
    private byte[] src;
    private int position;
    /** The last position at which eight bytes can be read. */
    private int lastLong;
    /** What to add to a position to have it from the beginning of the stream. */
    private int shift;

    private boolean padded;
    private long bits;
    private int valid;

    public RiceInput(byte[] src, int off, int len) {
        this.src = src;
        this.position = off;
        this.length = len;
        this.lastLong = off + len - Long.BYTES;
        this.shift = -off;
    }

    /** The next {@code count} bits, at most 32. */
    int take(int count) {
        refill();
        int value = (int) (bits >>> 1 >>> (Long.SIZE - 1 - count));
        bits <<= count;
        valid -= count;
        return value;
    }

    /** The codes of {@code count} differences of {@code width} bits each. */
    void raw(int[] codes, int at, int count, int width) {
        for (int i = at; i < at + count; i++) {
            codes[i] = take(width);
        }
    }

    /** The codes of {@code count} differences, each a unary number and {@code k} bits, {@code k < 32}. */
    void coded(int[] codes, int at, int count, int k) {
        int end = at + count;
        for (int i = at; i < end; i++) {
            i = shortCodes(codes, i, end, k);
            if (i < end) {
                codes[i] = one(k);
            }
        }
    }

    /** Codes as long as they fit the window and the stream goes on for long; gives the index of the first that was not read. */
    private int shortCodes(int[] codes, int from, int end, int k) {
        byte[] in = src;
        int pos = position;
        int last = lastLong;
        long window = bits;
        int left = valid;
        int i = from;
        while (i < end && pos <= last) {
            window |= (long) LONG.get(in, pos) >>> left;
            pos += (Long.SIZE - 1 - left) >>> 3;
            left |= REFILLED;
            int zeros = Long.numberOfLeadingZeros(window);
            int used = zeros + 1 + k;
            if (used > REFILLED) {
                break;
            }
            // the one that ends the zeros is bit k of what is shifted down
            codes[i++] = (int) (window << zeros >>> (Long.SIZE - 1 - k)) + ((zeros - 1) << k);
            window <<= used;
            left -= used;
            // a second one mostly fits; whether more do is hard to predict
            zeros = Long.numberOfLeadingZeros(window);
            used = zeros + 1 + k;
            if (used <= left && i < end) {
                codes[i++] = (int) (window << zeros >>> (Long.SIZE - 1 - k)) + ((zeros - 1) << k);
                window <<= used;
                left -= used;
            }
        }
        position = pos;
        bits = window;
        valid = left;
        return i;
    }

    /** One code, however long and near the end it is. */
    private int one(int k) {
        refill();
        int zeros = 0;
        int run = Long.numberOfLeadingZeros(bits);
        while (run >= valid) {
            zeros += valid;
            bits = 0;
            valid = 0;
            refill();
            run = Long.numberOfLeadingZeros(bits);
        }
        bits = bits << run << 1;
        valid -= run + 1;
        return (zeros + run) << k | take(k);
    }

    private void refill() {
        if (position > lastLong) {
            pad();
        }
        bits |= (long) LONG.get(src, position) >>> valid;
        position += (Long.SIZE - 1 - valid) >>> 3;
        valid |= REFILLED;
    }

    private void pad() {
        if (padded) {
            throw truncated();
        }
        int rest = length - (position + shift);
        src = Arrays.copyOf(Arrays.copyOfRange(src, position, position + rest), rest + PADDING);
        shift += position;
        position = 0;
        lastLong = src.length - Long.BYTES;
        padded = true;
    }

    /** Bytes of which a bit was taken. */
    int consumed() {
        return (int) (((position + (long) shift) * Byte.SIZE - valid + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** That all was taken, and no more; the bits that fill the last byte do not matter. */
    void finish() {
        int consumed = consumed();
        if (consumed > length) {
            throw truncated();
        }
        if (consumed < length) {
            throw new CodecException((length - consumed) + " bytes after the last value of a Rice stream", consumed);
        }
    }

    private CodecException truncated() {
        return new CodecException("the Rice stream ends before its last value", length);
    }
}
