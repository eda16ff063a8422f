// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/**
 * The codes of nybbles within a tree, the value first:
 *
 * <pre>
 *  1 000    2 001    4 010    8 011
 *  3 1000   5 1001  10 1010  12 1011  15 1100
 *  6 11010  7 11011  9 11100 11 11101 13 11110
 *  0 111110 14 111111
 * </pre>
 *
 * The children of a nybble lie in two rows. In each of them two may be coded, the right one first; the tables say for each combination,
 * by the next bits, what both are (the left one in the upper four bits of the lower byte) and how many bits they take (the upper byte).
 */
final class TreeCodes {

    private static final int CODE_BITS = 6;
    private static final int ONE = 1 << CODE_BITS;
    private static final int[] BY_LENGTH = {3, 1, 2, 4, 8, 4, 3, 5, 10, 12, 15, 5, 6, 7, 9, 11, 13, 6, 0, 14};

    /** By which children are coded (1: the right, 2: the left, 3: both): how far to shift the next 64 bits down. */
    static final int[] SHIFT = {63, Long.SIZE - CODE_BITS, Long.SIZE - CODE_BITS, Long.SIZE - 2 * CODE_BITS};

    /** And what to add, to have an index of {@link #TABLE}. */
    static final int[] BASE = {0, 0, ONE, 2 * ONE};

    static final short[] TABLE = table();

    private TreeCodes() {}

    static int value(int entry) {
        return entry & 0xf;
    }

    static int bits(int entry) {
        return entry >>> Byte.SIZE;
    }

    private static short[] table() {
        short[] table = new short[2 * ONE + ONE * ONE];
        int next = 0;
        int bits = 0;
        for (int i = 0; i < BY_LENGTH.length; i++) {
            boolean lengthFollows = i == 0 || i == 5 || i == 11 || i == 17;
            if (lengthFollows) {
                bits = BY_LENGTH[i];
                continue;
            }
            for (int rest = 0; rest < 1 << CODE_BITS - bits; rest++) {
                table[next++] = (short) (bits << Byte.SIZE | BY_LENGTH[i]);
            }
        }
        for (int first = 0; first < ONE; first++) {
            int right = table[first];
            table[ONE + first] = (short) (bits(right) << Byte.SIZE | value(right) << 4);
        }
        for (int both = 0; both < ONE * ONE; both++) {
            int right = table[both >>> CODE_BITS];
            int left = table[both >>> CODE_BITS - bits(right) & ONE - 1];
            table[2 * ONE + both] = (short) (bits(right) + bits(left) << Byte.SIZE | value(left) << 4 | value(right));
        }
        return table;
    }
}
