// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;

/** HCOMPRESS_1 bit by bit and block by block, straight from its description, with 64-bit numbers: what the fast one is compared with. */
public final class NaiveHcompress {

    private static final String[] CODES = {
        "111110", "000", "001", "1000", "010", "1001", "11010", "11011",
        "011", "11100", "1010", "11101", "1011", "11110", "111111", "1100"
    };

    private final int rows;
    private final int columns;

    public NaiveHcompress(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** A stream; a random choice is made of how each plane is written. */
    public byte[] encode(int[] pixels, int scale, Random random) {
        long[][] a = forward(pixels);
        for (long[] row : a) {
            for (int j = 0; j < columns && scale > 1; j++) {
                row[j] = (row[j] + (row[j] >= 0 ? scale / 2 : -(scale / 2))) / scale;
            }
        }
        long sum = a[0][0];
        a[0][0] = 0;
        return stream(a, sum, scale, random);
    }

    /** A stream of these coefficients. */
    byte[] stream(long[][] a, long sum, int scale, Random random) {
        StringBuilder bits = new StringBuilder();
        int[] planes = new int[3];
        for (int q = 0; q < 4; q++) {
            planes[(q + 1) / 2] = Math.max(planes[(q + 1) / 2], planes(a, q));
        }
        for (int q = 0; q < 4; q++) {
            for (int plane = planes[(q + 1) / 2] - 1; plane >= 0; plane--) {
                int[][] blocks = blocks(a, q, plane);
                if (random.nextBoolean()) {
                    bits.append("0000");
                    for (int i = 0; i < (quadrantRows(q) + 1) / 2; i++) {
                        for (int j = 0; j < (quadrantColumns(q) + 1) / 2; j++) {
                            bits.append(bits(blocks[i][j], 4));
                        }
                    }
                } else {
                    bits.append("1111");
                    writeTree(blocks, depth(q) - 1, bits);
                }
            }
        }
        pad(bits.append("0000"));
        for (long[] row : a) {
            for (long coefficient : row) {
                bits.append(coefficient == 0 ? "" : coefficient < 0 ? "1" : "0");
            }
        }
        pad(bits);
        ByteBuffer bytes = ByteBuffer.allocate(25 + bits.length() / 8);
        bytes.putShort((short) 0xDD99)
                .putInt(rows)
                .putInt(columns)
                .putInt(scale)
                .putLong(sum);
        for (int count : planes) {
            bytes.put((byte) count);
        }
        for (int i = 0; i < bits.length(); i += 8) {
            bytes.put((byte) Integer.parseInt(bits.substring(i, i + 8), 2));
        }
        return bytes.array();
    }

    /** Pixels, null if it is no such stream. */
    public int[] decode(byte[] stream, boolean smooth) {
        ByteBuffer header = ByteBuffer.wrap(stream);
        if (stream.length < 25
                || header.getShort() != (short) 0xDD99
                || header.getInt() != rows
                || header.getInt() != columns) {
            return null;
        }
        int scale = header.getInt();
        long sum = header.getLong();
        int[] planes = {header.get() & 0xff, header.get() & 0xff, header.get() & 0xff};
        Bits bits = new Bits(stream, 25);
        long[][] a = new long[rows][columns];
        try {
            for (int q = 0; q < 4; q++) {
                for (int plane = planes[(q + 1) / 2] - 1; plane >= 0; plane--) {
                    readPlane(a, q, plane, bits);
                }
            }
            if (bits.take(4) != 0) {
                return null;
            }
            bits.at = (bits.at + 7) / 8 * 8;
            for (long[] row : a) {
                for (int j = 0; j < columns; j++) {
                    row[j] = row[j] != 0 && bits.take(1) == 1 ? -row[j] : row[j];
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
        if ((bits.at + 7) / 8 != stream.length) {
            return null;
        }
        a[0][0] = sum;
        for (long[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] *= Math.max(1, scale);
            }
        }
        return inverse(a, smooth ? Math.max(0, scale >> 1) : 0);
    }

    private int quadrantRows(int quadrant) {
        return quadrant < 2 ? (rows + 1) / 2 : rows / 2;
    }

    private int quadrantColumns(int quadrant) {
        return quadrant % 2 == 0 ? (columns + 1) / 2 : columns / 2;
    }

    private int firstRow(int quadrant) {
        return quadrant < 2 ? 0 : (rows + 1) / 2;
    }

    private int firstColumn(int quadrant) {
        return quadrant % 2 == 0 ? 0 : (columns + 1) / 2;
    }

    private int depth(int quadrant) {
        int size = Math.max(quadrantRows(quadrant), quadrantColumns(quadrant));
        int depth = 1;
        while (1 << depth < size) {
            depth++;
        }
        return depth;
    }

    private int planes(long[][] a, int quadrant) {
        int most = 0;
        for (int i = 0; i < quadrantRows(quadrant); i++) {
            for (int j = 0; j < quadrantColumns(quadrant); j++) {
                long magnitude = Math.abs(a[firstRow(quadrant) + i][firstColumn(quadrant) + j]);
                most = Math.max(most, BigInteger.valueOf(magnitude).bitLength());
            }
        }
        return most;
    }

    /** The nybbles of a plane; at least one. */
    private int[][] blocks(long[][] a, int quadrant, int plane) {
        int[][] blocks = noBlocks(quadrant);
        for (int i = 0; i < quadrantRows(quadrant); i++) {
            for (int j = 0; j < quadrantColumns(quadrant); j++) {
                long magnitude = Math.abs(a[firstRow(quadrant) + i][firstColumn(quadrant) + j]);
                if ((magnitude >> plane & 1) != 0) {
                    blocks[i / 2][j / 2] |= bit(i, j);
                }
            }
        }
        return blocks;
    }

    private int[][] noBlocks(int quadrant) {
        return new int[Math.max(1, (quadrantRows(quadrant) + 1) / 2)][Math.max(1, (quadrantColumns(quadrant) + 1) / 2)];
    }

    private static int bit(int i, int j) {
        return i % 2 == 0 ? (j % 2 == 0 ? 8 : 4) : (j % 2 == 0 ? 2 : 1);
    }

    /** Writes the nybbles above, then those of this level that are not zero, the last first. */
    private static void writeTree(int[][] level, int above, StringBuilder bits) {
        if (above == 0) {
            bits.append(CODES[level[0][0]]);
            return;
        }
        int[][] parents = new int[(level.length + 1) / 2][(level[0].length + 1) / 2];
        for (int i = 0; i < level.length; i++) {
            for (int j = 0; j < level[0].length; j++) {
                parents[i / 2][j / 2] |= level[i][j] == 0 ? 0 : bit(i, j);
            }
        }
        writeTree(parents, above - 1, bits);
        for (int i = level.length - 1; i >= 0; i--) {
            for (int j = level[0].length - 1; j >= 0; j--) {
                bits.append(level[i][j] == 0 ? "" : CODES[level[i][j]]);
            }
        }
    }

    private void readPlane(long[][] a, int quadrant, int plane, Bits bits) {
        int[][] blocks = noBlocks(quadrant);
        long format = bits.take(4);
        if (format == 0) {
            for (int i = 0; i < (quadrantRows(quadrant) + 1) / 2; i++) {
                for (int j = 0; j < (quadrantColumns(quadrant) + 1) / 2; j++) {
                    blocks[i][j] = (int) bits.take(4);
                }
            }
        } else if (format == 15) {
            readTree(blocks, depth(quadrant) - 1, bits);
        } else {
            throw new IndexOutOfBoundsException("format " + format);
        }
        for (int i = 0; i < quadrantRows(quadrant); i++) {
            for (int j = 0; j < quadrantColumns(quadrant); j++) {
                if ((blocks[i / 2][j / 2] & bit(i, j)) != 0) {
                    a[firstRow(quadrant) + i][firstColumn(quadrant) + j] |= 1L << plane;
                }
            }
        }
    }

    private static void readTree(int[][] level, int above, Bits bits) {
        if (above == 0) {
            level[0][0] = bits.code();
            return;
        }
        int[][] parents = new int[(level.length + 1) / 2][(level[0].length + 1) / 2];
        readTree(parents, above - 1, bits);
        for (int i = level.length - 1; i >= 0; i--) {
            for (int j = level[0].length - 1; j >= 0; j--) {
                level[i][j] = (parents[i / 2][j / 2] & bit(i, j)) == 0 ? 0 : bits.code();
            }
        }
    }

    /** Sums and differences of blocks of 2 x 2, level by level; what is beyond the edge counts as what is within. */
    private long[][] forward(int[] pixels) {
        long[][] a = new long[rows][columns];
        long[][] means = new long[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                means[i][j] = pixels[i * columns + j];
            }
        }
        for (int level = 0; means.length > 1 || means[0].length > 1; level++) {
            int r = means.length;
            int c = means[0].length;
            int shift = level == 0 ? 0 : 1;
            long[][] coarser = new long[(r + 1) / 2][(c + 1) / 2];
            for (int i = 0; i < r; i += 2) {
                for (int j = 0; j < c; j += 2) {
                    boolean down = i + 1 < r;
                    boolean right = j + 1 < c;
                    long ul = means[i][j];
                    long ur = right ? means[i][j + 1] : ul;
                    long ll = down ? means[i + 1][j] : ul;
                    long lr = down && right ? means[i + 1][j + 1] : right ? ur : ll;
                    coarser[i / 2][j / 2] = nearest(ul + ur + ll + lr >> shift, 4L << level);
                    if (down) {
                        a[(r + 1) / 2 + i / 2][j / 2] = away(ll + lr - ul - ur >> shift, 2L << level);
                    }
                    if (right) {
                        a[i / 2][(c + 1) / 2 + j / 2] = away(ur + lr - ul - ll >> shift, 2L << level);
                    }
                    if (down && right) {
                        a[(r + 1) / 2 + i / 2][(c + 1) / 2 + j / 2] = lr + ul - ur - ll >> shift;
                    }
                }
            }
            means = coarser;
        }
        a[0][0] = means[0][0];
        return a;
    }

    private int[] inverse(long[][] a, long maxChange) {
        int depth = 0;
        while (1 << depth < Math.max(rows, columns)) {
            depth++;
        }
        long[][] means = {{depth == 0 ? a[0][0] : nearest(a[0][0], 2L << depth)}};
        for (int level = depth - 1; level >= 0; level--) {
            int r = (int) Math.ceil(rows / (double) (1 << level));
            int c = (int) Math.ceil(columns / (double) (1 << level));
            NaiveSmoothing.smooth(means, a, r, c, maxChange);
            means = finer(means, a, r, c, level);
        }
        int[] pixels = new int[rows * columns];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (int) means[k / columns][k % columns];
        }
        return pixels;
    }

    private static long[][] finer(long[][] means, long[][] a, int r, int c, int level) {
        long[][] finer = new long[r][c];
        long unit = 1L << level;
        int shift = level == 0 ? 2 : 1;
        for (int i = 0; i < r; i += 2) {
            for (int j = 0; j < c; j += 2) {
                boolean down = i + 1 < r;
                boolean right = j + 1 < c;
                long x = down ? nearest(a[(r + 1) / 2 + i / 2][j / 2], 2 * unit) : 0;
                long y = right ? nearest(a[i / 2][(c + 1) / 2 + j / 2], 2 * unit) : 0;
                long d = down && right ? a[(r + 1) / 2 + i / 2][(c + 1) / 2 + j / 2] : 0;
                d = level == 0 ? d : nearest(d, unit);
                long low = d & unit;
                x = x >= 0 ? x - low : x + low;
                y = y >= 0 ? y - low : y + low;
                long high = (d ^ x ^ y) & 2 * unit;
                long sum = means[i / 2][j / 2];
                sum = sum < 0 && low == 0 ? sum + high : sum + low - high;
                finer[i][j] = sum - x - y + d >> shift;
                if (right) {
                    finer[i][j + 1] = sum - x + y - d >> shift;
                }
                if (down) {
                    finer[i + 1][j] = sum + x - y - d >> shift;
                }
                if (down && right) {
                    finer[i + 1][j + 1] = sum + x + y + d >> shift;
                }
            }
        }
        return finer;
    }

    /** The nearest multiple; halves go up, but below zero down. */
    private static long nearest(long value, long unit) {
        return Math.floorDiv(value >= 0 ? value + unit / 2 : value + unit / 2 - 1, unit) * unit;
    }

    /** A multiple of {@code unit}: those between two go away from zero. */
    private static long away(long value, long unit) {
        return Math.floorDiv(value >= 0 ? value + unit / 2 : value, unit) * unit;
    }

    private static String bits(int value, int count) {
        String all = "0".repeat(count) + Integer.toBinaryString(value);
        return all.substring(all.length() - count);
    }

    private static void pad(StringBuilder bits) {
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
    }

    private static final class Bits {
        private final byte[] bytes;
        private long at;

        Bits(byte[] bytes, int skip) {
            this.bytes = bytes;
            this.at = 8L * skip;
        }

        long take(int count) {
            long value = 0;
            for (int i = 0; i < count; i++, at++) {
                if (at >= bytes.length * 8L) {
                    throw new IndexOutOfBoundsException("bit " + at);
                }
                value = value << 1 | bytes[(int) (at / 8)] >> (7 - at % 8) & 1;
            }
            return value;
        }

        int code() {
            StringBuilder read = new StringBuilder();
            while (true) {
                read.append(take(1));
                for (int value = 0; value < CODES.length; value++) {
                    if (CODES[value].contentEquals(read)) {
                        return value;
                    }
                }
            }
        }
    }
}
