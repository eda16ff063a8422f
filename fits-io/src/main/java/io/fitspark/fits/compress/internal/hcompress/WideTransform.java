// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/** {@link InverseTransform} with 64 bits, for coefficients that need them; of the pixels the lower 32 bits count. */
final class WideTransform {

    private static final int SIGN = Long.SIZE - 1;

    private long[] means = {};
    private long[] finer = {};
    private long[][] corners = new long[4][0];

    /**
     * Transforms.
     *
     * @param coefficients which smoothing changes
     * @param maxChange by how much smoothing may change a coefficient; 0 for none
     */
    void run(long[] coefficients, int rows, int columns, int maxChange, int[] dst, int at) {
        int depth = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(rows, columns) - 1);
        if (depth == 0) {
            dst[at] = (int) coefficients[0];
            return;
        }
        makeRoom(rows, columns);
        long mean = coefficients[0];
        means[0] = mean + (1L << depth) + (mean >> SIGN) & -(2L << depth);
        for (int level = depth - 1; level > 0; level--) {
            level(coefficients, new Bands(columns, size(rows, level), size(columns, level)), level, maxChange, finer);
            long[] done = finer;
            finer = means;
            means = done;
        }
        level(coefficients, new Bands(columns, rows, columns), 0, maxChange, finer);
        for (int k = 0; k < rows * columns; k++) {
            dst[at + k] = (int) finer[k];
        }
    }

    private void makeRoom(int rows, int columns) {
        int room = rows * columns;
        if (means.length < room || finer.length < room) {
            means = new long[room];
            finer = new long[room];
        }
        if (corners[0].length < columns / 2) {
            corners = new long[4][columns / 2];
        }
    }

    private static int size(int pixels, int level) {
        return (int) ((pixels + (1L << level) - 1) >>> level);
    }

    /** Makes so many rows and columns of finer means; those of the last level are pixels. */
    private void level(long[] a, Bands bands, int level, int maxChange, long[] out) {
        int rows = bands.rows();
        int columns = bands.columns();
        int meanRows = (rows + 1) / 2;
        int meanColumns = (columns + 1) / 2;
        if (maxChange > 0) {
            WideSmoothing.smooth(means, a, bands, maxChange);
        }
        int shift = level == 0 ? 2 : 1;
        for (int i = 0; i < rows / 2; i++) {
            int upper = 2 * i * columns;
            int lower = upper + columns;
            int mean = i * meanColumns;
            blocks(a, bands, i, level);
            interleave(corners[0], corners[1], columns / 2, out, upper);
            interleave(corners[2], corners[3], columns / 2, out, lower);
            if (columns % 2 != 0) {
                int last = meanColumns - 1;
                long difference = rounded(a[bands.down(i) + last], level);
                long sum = parity(means[mean + last], difference, level);
                out[upper + columns - 1] = sum - difference >> shift;
                out[lower + columns - 1] = sum + difference >> shift;
            }
        }
        if (rows % 2 != 0) {
            int last = (rows - 1) * columns;
            int mean = (meanRows - 1) * meanColumns;
            int across = bands.across(meanRows - 1);
            for (int j = 0; j < columns / 2; j++) {
                long difference = rounded(a[across + j], level);
                long sum = parity(means[mean + j], difference, level);
                out[last + 2 * j] = sum - difference >> shift;
                out[last + 2 * j + 1] = sum + difference >> shift;
            }
            if (columns % 2 != 0) {
                out[last + columns - 1] = means[mean + meanColumns - 1] >> shift;
            }
        }
    }

    /** A difference of two, rounded to a multiple of twice the level's unit. */
    private static long rounded(long difference, int level) {
        return difference + (1L << level) + (difference >> SIGN) & -(2L << level);
    }

    /** The sum of two, whose parity is that of their difference. */
    private static long parity(long sum, long difference, int level) {
        long odd = difference & 2L << level;
        return sum >= 0 ? sum - odd : sum + odd;
    }

    /** The four of each block of a row; without branches, so that several blocks are done at once. */
    private void blocks(long[] a, Bands bands, int row, int level) {
        long[] sums = means;
        int mean = row * ((bands.columns() + 1) / 2);
        int down = bands.down(row);
        int across = bands.across(row);
        int cross = bands.cross(row);
        int count = bands.columns() / 2;
        long[] upperLeft = corners[0];
        long[] upperRight = corners[1];
        long[] lowerLeft = corners[2];
        long[] lowerRight = corners[3];
        long half = 1L << level >> 1;
        long halfDown = level == 0 ? 0 : -1;
        long unit = 1L << level;
        long twice = 2L << level;
        int toSign = SIGN - level;
        int shift = level == 0 ? 2 : 1;
        for (int j = 0; j < count; j++) {
            long d = a[cross + j];
            d = d + half + (d >> SIGN & halfDown) & -unit;
            long low = d & unit;
            long x = a[down + j];
            x = x + unit + (x >> SIGN) & -twice;
            x -= (low ^ x >> SIGN) - (x >> SIGN);
            long y = a[across + j];
            y = y + unit + (y >> SIGN) & -twice;
            y -= (low ^ y >> SIGN) - (y >> SIGN);
            long sum = sums[mean + j];
            long high = (d ^ x ^ y) & twice;
            // taken from the sum, but for one that is negative and has no low bit
            long taken = ~(sum >> SIGN) | low << toSign >> SIGN;
            sum += low + (high ^ taken) - taken;
            upperLeft[j] = sum - x - y + d >> shift;
            upperRight[j] = sum - x + y - d >> shift;
            lowerLeft[j] = sum + x - y - d >> shift;
            lowerRight[j] = sum + x + y + d >> shift;
        }
    }

    private static void interleave(long[] even, long[] odd, int count, long[] out, int at) {
        for (int j = 0; j < count; j++) {
            out[at + 2 * j] = even[j];
            out[at + 2 * j + 1] = odd[j];
        }
    }
}
