// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/** To where the coefficients of a quadrant go, 16 bits of each at a time. */
interface Quadrant {

    /**
     * Appends 16 bits below those that are there.
     *
     * @param blocks of each block of 2 x 2 coefficients, row by row, the bits, those of the upper left one highest
     */
    void put(long[] blocks);

    /**
     * A part of an array.
     *
     * @param at the index of the upper left coefficient
     * @param stride the distance of rows
     * @param alone whether these 16 bits are all, whatever is there
     */
    static Quadrant of(int[] into, int at, int stride, int rows, int columns, boolean alone) {
        return blocks -> {
            int blockColumns = (columns + 1) / 2;
            for (int i = 0; i < rows; i++) {
                int to = at + i * stride;
                int shift = i % 2 == 0 ? 32 : 0;
                if (alone) {
                    set(blocks, i / 2 * blockColumns, shift, into, to, columns);
                } else {
                    append(blocks, i / 2 * blockColumns, shift, into, to, columns);
                }
            }
        };
    }

    /** A part of an array of longer coefficients, which are appended to what is there. */
    static Quadrant of(long[] into, int at, int stride, int rows, int columns) {
        return blocks -> {
            int blockColumns = (columns + 1) / 2;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    long block = blocks[i / 2 * blockColumns + j / 2];
                    int shift = (i % 2 == 0 ? 32 : 0) + (j % 2 == 0 ? 16 : 0);
                    int k = at + i * stride + j;
                    into[k] = into[k] << 16 | block >>> shift & 0xffff;
                }
            }
        };
    }

    private static void set(long[] blocks, int from, int shift, int[] into, int to, int columns) {
        int pairs = columns / 2;
        for (int j = 0; j < pairs; j++) {
            int pair = (int) (blocks[from + j] >>> shift);
            into[to + 2 * j] = pair >>> 16;
            into[to + 2 * j + 1] = pair & 0xffff;
        }
        if (columns % 2 != 0) {
            into[to + columns - 1] = (int) (blocks[from + pairs] >>> shift) >>> 16;
        }
    }

    private static void append(long[] blocks, int from, int shift, int[] into, int to, int columns) {
        for (int j = 0; j < columns; j++) {
            int half = j % 2 == 0 ? 16 : 0;
            into[to + j] = into[to + j] << 16 | (int) (blocks[from + j / 2] >>> shift + half) & 0xffff;
        }
    }
}
