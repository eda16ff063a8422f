// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.plio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;

/**
 * A line list (FITS 4.0, section 10.4.3): big-endian words of 16 bits, a header and instructions.
 *
 * <pre>
 * word 2 > 0   its length; the instructions begin at word 3 (the old header)
 * else         word 1 is the index of the first instruction, word 3 + 2^15 * word 4 the length
 *
 * instruction  4 bits what to do, 12 bits n:
 *   0  n zeros
 *   1  set the value to n + 2^12 * the next word
 *   2  add n to the value              3  subtract n
 *   4  n pixels of the value           5  n - 1 zeros and a pixel of the value
 *   6  add n and make a pixel of it    7  subtract n, and the same
 * </pre>
 *
 * The value begins with 1.
 */
public final class PlioDecoding {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final int OLD_START = 3;
    private static final int HEADER_WORDS = 7;
    private static final int OPERAND_BITS = 12;
    private static final int OPERAND = (1 << OPERAND_BITS) - 1;
    private static final int MAX_VALUE = (1 << 24) - 1;

    private PlioDecoding() {}

    public static void decode(byte[] src, int off, int len, int[] dst, int at, int count) {
        int words = len / Short.BYTES;
        if (len % Short.BYTES != 0 || words < OLD_START) {
            throw new CodecException(len + " bytes cannot be a line list", len);
        }
        boolean old = word(src, off, 2) > 0;
        if (!old && words < HEADER_WORDS) {
            throw new CodecException("the line list ends within its header", len);
        }
        int first = old ? OLD_START : word(src, off, 1);
        int listed = old ? word(src, off, 2) : word(src, off, 3) + (word(src, off, 4) << 15);
        if (listed != words || first < (old ? OLD_START : HEADER_WORDS) || first > words) {
            throw new CodecException(
                    "a line list of " + listed + " words with instructions from word " + first + " on, in " + words
                            + " words",
                    0);
        }
        instructions(src, off, first, words, dst, at, at + count);
    }

    private static int word(byte[] src, int off, int index) {
        return (short) SHORT.get(src, off + index * Short.BYTES);
    }

    private static void instructions(byte[] src, int off, int first, int words, int[] dst, int at, int end) {
        int next = at;
        int value = 1;
        for (int i = first; i < words; i++) {
            int word = word(src, off, i);
            int n = word & OPERAND;
            if (word >> OPERAND_BITS + 1 == 3) {
                // 6 or 7, of which there are many in a row, in no order that a processor could guess
                int down = -(word >> OPERAND_BITS & 1);
                value += (n ^ down) - down;
                if (next == end || value < 0 || value > MAX_VALUE) {
                    checkValue(value, i);
                    throw beyond(i);
                }
                dst[next++] = value;
                continue;
            }
            switch (word >> OPERAND_BITS) {
                case 0 -> {
                    check(n, end - next, i);
                    fill(dst, next, n, 0);
                    next += n;
                }
                case 1 -> {
                    i++;
                    if (i == words) {
                        throw new CodecException("the line list ends within an instruction", 2L * i);
                    }
                    value = n + (word(src, off, i) << OPERAND_BITS);
                    checkValue(value, i);
                }
                case 2 -> {
                    value += n;
                    checkValue(value, i);
                }
                case 3 -> {
                    value -= n;
                    checkValue(value, i);
                }
                case 4 -> {
                    check(n, end - next, i);
                    fill(dst, next, n, value);
                    next += n;
                }
                case 5 -> {
                    check(n, end - next, i);
                    if (n > 0) {
                        fill(dst, next, n - 1, 0);
                        next += n;
                        dst[next - 1] = value;
                    }
                }
                default -> throw new CodecException("unknown instruction " + (word >> OPERAND_BITS), 2L * i);
            }
        }
        Arrays.fill(dst, next, end, 0);
    }

    /** Runs are mostly short: a loop is quicker than a call for them. */
    private static void fill(int[] dst, int from, int count, int value) {
        for (int k = from; k < from + count; k++) {
            dst[k] = value;
        }
    }

    private static void check(int count, int left, int word) {
        if (count > left) {
            throw beyond(word);
        }
    }

    private static CodecException beyond(int word) {
        return new CodecException("the line list runs beyond the pixels", 2L * word);
    }

    private static void checkValue(int value, int word) {
        if (value < 0 || value > MAX_VALUE) {
            throw new CodecException("the line list has the value " + value, 2L * word);
        }
    }
}
