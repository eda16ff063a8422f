// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/**
 * Smooths a level before it is made: differences are moved towards those that the means of the neighbouring blocks suggest, but not
 * beyond what keeps the course from block to block monotonic, and by no more than the forward transform may have rounded away.
 */
final class Smoothing {

    private static final int SIGN = Integer.SIZE - 1;

    private Smoothing() {}

    /** Changes the differences of blocks that have neighbours on both sides. */
    static void smooth(int[] means, int[] a, Bands bands, int maxChange) {
        int meanRows = (bands.rows() + 1) / 2;
        int meanColumns = (bands.columns() + 1) / 2;
        for (int i = 1; i < meanRows - 1; i++) {
            int mean = i * meanColumns;
            line(means, mean, meanColumns, meanColumns, a, bands.down(i), maxChange);
        }
        for (int i = 0; i < meanRows; i++) {
            int mean = i * meanColumns;
            line(means, mean + 1, meanColumns - 2, 1, a, bands.across(i) + 1, maxChange);
        }
        for (int i = 1; i < meanRows - 1; i++) {
            cross(means, i * meanColumns, meanColumns, a, bands, i, maxChange);
        }
    }

    /** One row of blocks, whose neighbours are {@code step} before and behind. */
    private static void line(int[] means, int mean, int count, int step, int[] a, int at, int maxChange) {
        for (int j = 0; j < count; j++) {
            int here = means[mean + j];
            int before = here - means[mean + j - step];
            int behind = means[mean + j + step] - here;
            int most = Math.max(Math.min(behind, before), 0) << 2;
            int least = Math.min(Math.max(behind, before), 0) << 2;
            if (least < most) {
                int wanted = Math.max(Math.min(before + behind, most), least);
                a[at + j] += change(wanted - (a[at + j] << 3), 3, maxChange);
            }
        }
    }

    private static void cross(int[] means, int mean, int meanColumns, int[] a, Bands bands, int row, int maxChange) {
        int at = bands.cross(row);
        int down = bands.down(row);
        int across = bands.across(row);
        for (int j = 1; j < meanColumns - 1; j++) {
            int here = means[mean + j];
            int upperLeft = means[mean + j - meanColumns - 1] - here;
            int upperRight = means[mean + j - meanColumns + 1] - here;
            int lowerLeft = means[mean + j + meanColumns - 1] - here;
            int lowerRight = means[mean + j + meanColumns + 1] - here;
            int sum = (a[down + j] << 1) + (a[across + j] << 1);
            int difference = (a[down + j] << 1) - (a[across + j] << 1);
            int most = Math.min(
                            Math.min(Math.max(lowerRight, 0) - sum, Math.max(-lowerLeft, 0) + difference),
                            Math.min(Math.max(-upperRight, 0) - difference, Math.max(upperLeft, 0) + sum))
                    << 4;
            int least = Math.max(
                            Math.max(Math.min(lowerRight, 0) - sum, Math.min(-lowerLeft, 0) + difference),
                            Math.max(Math.min(-upperRight, 0) - difference, Math.min(upperLeft, 0) + sum))
                    << 4;
            if (least < most) {
                int all = lowerRight + upperLeft - upperRight - lowerLeft;
                int wanted = Math.max(Math.min(all, most), least);
                a[at + j] += change(wanted - (a[at + j] << 6), 6, maxChange);
            }
        }
    }

    /** Divided by a power of two towards zero, and within what is allowed. */
    private static int change(int scaled, int bits, int maxChange) {
        int change = scaled + ((scaled >> SIGN) & (1 << bits) - 1) >> bits;
        return Math.max(Math.min(change, maxChange), -maxChange);
    }
}
