// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;

/**
 * Decodes the bit planes of a quadrant. The nybbles of up to 16 planes collect in a long for each block of 2 x 2 coefficients, and
 * become coefficients together.
 */
final class QuadTree {

    /** Planes of which the nybbles fit a long. */
    static final int GROUP = 16;

    private final BitInput in;
    private byte[][] levels = {};
    private long[] blocks = {};

    QuadTree(BitInput in) {
        this.in = in;
    }

    /** Decodes so many planes of a quadrant. */
    void decode(int rows, int columns, int planes, Quadrant target) {
        int blockRows = (rows + 1) / 2;
        int blockColumns = (columns + 1) / 2;
        int treeRows = Math.max(1, blockRows);
        int treeColumns = Math.max(1, blockColumns);
        int depth = depth(Math.max(rows, columns));
        int room = treeRows * treeColumns;
        if (blocks.length < room) {
            blocks = new long[room];
        }
        makeLevels(depth, treeRows, treeColumns);
        Arrays.fill(blocks, 0, room, 0);
        if (planes == 0) {
            target.put(blocks);
        }
        for (int plane = planes - 1; plane >= 0; plane--) {
            int shift = plane % GROUP * 4;
            int format = in.nybble();
            if (format == HcompressFormat.DIRECT) {
                in.nybbles(blocks, blockRows * blockColumns, shift);
            } else if (format == HcompressFormat.TREE) {
                tree(depth, treeRows, treeColumns, shift);
            } else {
                throw new CodecException("a bit plane of unknown format " + format, in.consumed());
            }
            if (plane % GROUP == 0) {
                transpose(blocks, room);
                target.put(blocks);
                Arrays.fill(blocks, 0, room, 0);
            }
        }
    }

    /** Levels of nybbles from the root to those of the blocks. */
    private static int depth(int size) {
        return size < 2 ? 1 : Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    }

    private void makeLevels(int depth, int rows, int columns) {
        if (levels.length < depth) {
            levels = Arrays.copyOf(levels, depth);
        }
        for (int level = 1; level < depth; level++) {
            int size = size(rows, level) * size(columns, level);
            if (levels[level] == null || levels[level].length < size) {
                levels[level] = new byte[size];
            }
        }
    }

    /** Nybbles along an axis that has so many at level 0. */
    private static int size(int blocks, int level) {
        return (int) ((blocks + (1L << level) - 1) >>> level);
    }

    private void tree(int depth, int rows, int columns, int shift) {
        int root = in.root();
        if (depth == 1) {
            blocks[0] |= (long) root << shift;
            return;
        }
        if (root == 0) {
            return;
        }
        levels[depth - 1][0] = (byte) root;
        for (int level = depth - 2; level > 0; level--) {
            int width = size(columns, level);
            int height = size(rows, level);
            byte[] parents = levels[level + 1];
            byte[] children = levels[level];
            Arrays.fill(children, 0, width * height, (byte) 0);
            int parentWidth = size(columns, level + 1);
            for (int row = height - 1; row >= 0; row--) {
                int up = row % 2 == 0 ? 2 : 0;
                in.children(parents, row / 2 * parentWidth, up, children, row * width, width);
            }
        }
        int parentWidth = size(columns, 1);
        for (int row = rows - 1; row >= 0; row--) {
            int up = row % 2 == 0 ? 2 : 0;
            in.children(levels[1], row / 2 * parentWidth, up, blocks, row * columns, columns, shift);
        }
    }

    /**
     * Of 16 nybbles in each long makes 4 times 16 bits: the highest bits of all nybbles come first. The six bits of a bit's index are
     * rotated by two, as four exchanges of one with another.
     */
    private static void transpose(long[] blocks, int count) {
        for (int k = 0; k < count; k++) {
            long x = blocks[k];
            long t = (x >>> 6 ^ x) & 0x00CC_00CC_00CC_00CCL;
            x ^= t ^ t << 6;
            t = (x >>> 3 ^ x) & 0x0A0A_0A0A_0A0A_0A0AL;
            x ^= t ^ t << 3;
            t = (x >>> 24 ^ x) & 0x0000_0000_FF00_FF00L;
            x ^= t ^ t << 24;
            t = (x >>> 12 ^ x) & 0x0000_F0F0_0000_F0F0L;
            x ^= t ^ t << 12;
            blocks[k] = x;
        }
    }
}
