// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/**
 * The inverse of the H-transform: from the mean of the whole image on, each level makes of the means of blocks of 2 x 2, and of their
 * differences along columns, along rows and crosswise, the four means within them. Coefficients are rounded to what the level can
 * have, and their lowest bits give back those that the forward transform left out as they follow from others.
 *
 * <p>The differences of the finest level fill the outer quadrants of the coefficients, those of the next level those of the upper left
 * quadrant, and so on.
 */
final class InverseTransform {

    private static final int SIGN = Integer.SIZE - 1;

    private int[] means = {};
    private int[] finer = {};
    private int[][] corners = new int[4][0];

    /**
     * Transforms.
     *
     * @param coefficients which smoothing changes
     * @param maxChange by how much smoothing may change a coefficient; 0 for none
     */
    void run(int[] coefficients, int rows, int columns, int maxChange, int[] dst, int at) {
        int depth = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(rows, columns) - 1);
        if (depth == 0) {
            dst[at] = coefficients[0];
            return;
        }
        makeRoom(rows, columns);
        int mean = coefficients[0];
        means[0] = mean + (1 << depth) + (mean >> SIGN) & -(2 << depth);
        for (int level = depth - 1; level > 0; level--) {
            level(
                    coefficients,
                    new Bands(columns, size(rows, level), size(columns, level)),
                    level,
                    maxChange,
                    finer,
                    0);
            int[] done = finer;
            finer = means;
            means = done;
        }
        level(coefficients, new Bands(columns, rows, columns), 0, maxChange, dst, at);
    }

    private void makeRoom(int rows, int columns) {
        int room = size(rows, 1) * size(columns, 1);
        if (means.length < room || finer.length < room) {
            means = new int[room];
            finer = new int[room];
        }
        if (corners[0].length < columns / 2) {
            corners = new int[4][columns / 2];
        }
    }

    private static int size(int pixels, int level) {
        return (int) ((pixels + (1L << level) - 1) >>> level);
    }

    /** Makes so many rows and columns of finer means; those of the last level are pixels. */
    private void level(int[] a, Bands bands, int level, int maxChange, int[] out, int at) {
        int rows = bands.rows();
        int columns = bands.columns();
        int meanRows = (rows + 1) / 2;
        int meanColumns = (columns + 1) / 2;
        if (maxChange > 0) {
            Smoothing.smooth(means, a, bands, maxChange);
        }
        int shift = level == 0 ? 2 : 1;
        for (int i = 0; i < rows / 2; i++) {
            int upper = at + 2 * i * columns;
            int lower = upper + columns;
            int mean = i * meanColumns;
            blocks(a, bands, i, level);
            interleave(corners[0], corners[1], columns / 2, out, upper);
            interleave(corners[2], corners[3], columns / 2, out, lower);
            if (columns % 2 != 0) {
                int last = meanColumns - 1;
                int difference = rounded(a[bands.down(i) + last], level);
                int sum = parity(means[mean + last], difference, level);
                out[upper + columns - 1] = sum - difference >> shift;
                out[lower + columns - 1] = sum + difference >> shift;
            }
        }
        if (rows % 2 != 0) {
            int last = at + (rows - 1) * columns;
            int mean = (meanRows - 1) * meanColumns;
            int across = bands.across(meanRows - 1);
            for (int j = 0; j < columns / 2; j++) {
                int difference = rounded(a[across + j], level);
                int sum = parity(means[mean + j], difference, level);
                out[last + 2 * j] = sum - difference >> shift;
                out[last + 2 * j + 1] = sum + difference >> shift;
            }
            if (columns % 2 != 0) {
                out[last + columns - 1] = means[mean + meanColumns - 1] >> shift;
            }
        }
    }

    /** A difference of two, rounded to a multiple of twice the level's unit. */
    private static int rounded(int difference, int level) {
        return difference + (1 << level) + (difference >> SIGN) & -(2 << level);
    }

    /** The sum of two, whose parity is that of their difference. */
    private static int parity(int sum, int difference, int level) {
        int odd = difference & 2 << level;
        return sum >= 0 ? sum - odd : sum + odd;
    }

    /** The four of each block of a row; without branches, so that several blocks are done at once. */
    private void blocks(int[] a, Bands bands, int row, int level) {
        int[] sums = means;
        int mean = row * ((bands.columns() + 1) / 2);
        int down = bands.down(row);
        int across = bands.across(row);
        int cross = bands.cross(row);
        int count = bands.columns() / 2;
        int[] upperLeft = corners[0];
        int[] upperRight = corners[1];
        int[] lowerLeft = corners[2];
        int[] lowerRight = corners[3];
        int half = 1 << level >> 1;
        int halfDown = level == 0 ? 0 : -1;
        int unit = 1 << level;
        int twice = 2 << level;
        int toSign = SIGN - level;
        int shift = level == 0 ? 2 : 1;
        for (int j = 0; j < count; j++) {
            int d = a[cross + j];
            d = d + half + (d >> SIGN & halfDown) & -unit;
            int low = d & unit;
            int x = a[down + j];
            x = x + unit + (x >> SIGN) & -twice;
            x -= (low ^ x >> SIGN) - (x >> SIGN);
            int y = a[across + j];
            y = y + unit + (y >> SIGN) & -twice;
            y -= (low ^ y >> SIGN) - (y >> SIGN);
            int sum = sums[mean + j];
            int high = (d ^ x ^ y) & twice;
            // taken from the sum, but for one that is negative and has no low bit
            int taken = ~(sum >> SIGN) | low << toSign >> SIGN;
            sum += low + (high ^ taken) - taken;
            upperLeft[j] = sum - x - y + d >> shift;
            upperRight[j] = sum - x + y - d >> shift;
            lowerLeft[j] = sum + x - y - d >> shift;
            lowerRight[j] = sum + x + y + d >> shift;
        }
    }

    private static void interleave(int[] even, int[] odd, int count, int[] out, int at) {
        for (int j = 0; j < count; j++) {
            out[at + 2 * j] = even[j];
            out[at + 2 * j + 1] = odd[j];
        }
    }
}
