// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

/** {@link Smoothing} with 64 bits. */
final class WideSmoothing {

    private static final int SIGN = Long.SIZE - 1;

    private WideSmoothing() {}

    /** Changes the differences of blocks that have neighbours on both sides. */
    static void smooth(long[] means, long[] a, Bands bands, int maxChange) {
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
    private static void line(long[] means, int mean, int count, int step, long[] a, int at, int maxChange) {
        for (int j = 0; j < count; j++) {
            long here = means[mean + j];
            long before = here - means[mean + j - step];
            long behind = means[mean + j + step] - here;
            long most = Math.max(Math.min(behind, before), 0) << 2;
            long least = Math.min(Math.max(behind, before), 0) << 2;
            if (least < most) {
                long wanted = Math.max(Math.min(before + behind, most), least);
                a[at + j] += change(wanted - (a[at + j] << 3), 3, maxChange);
            }
        }
    }

    private static void cross(long[] means, int mean, int meanColumns, long[] a, Bands bands, int row, int maxChange) {
        int at = bands.cross(row);
        int down = bands.down(row);
        int across = bands.across(row);
        for (int j = 1; j < meanColumns - 1; j++) {
            long here = means[mean + j];
            long upperLeft = means[mean + j - meanColumns - 1] - here;
            long upperRight = means[mean + j - meanColumns + 1] - here;
            long lowerLeft = means[mean + j + meanColumns - 1] - here;
            long lowerRight = means[mean + j + meanColumns + 1] - here;
            long sum = (a[down + j] << 1) + (a[across + j] << 1);
            long difference = (a[down + j] << 1) - (a[across + j] << 1);
            long most = Math.min(
                            Math.min(Math.max(lowerRight, 0) - sum, Math.max(-lowerLeft, 0) + difference),
                            Math.min(Math.max(-upperRight, 0) - difference, Math.max(upperLeft, 0) + sum))
                    << 4;
            long least = Math.max(
                            Math.max(Math.min(lowerRight, 0) - sum, Math.min(-lowerLeft, 0) + difference),
                            Math.max(Math.min(-upperRight, 0) - difference, Math.min(upperLeft, 0) + sum))
                    << 4;
            if (least < most) {
                long all = lowerRight + upperLeft - upperRight - lowerLeft;
                long wanted = Math.max(Math.min(all, most), least);
                a[at + j] += change(wanted - (a[at + j] << 6), 6, maxChange);
            }
        }
    }

    /** Divided by a power of two towards zero, and within what is allowed. */
    private static long change(long scaled, int bits, int maxChange) {
        long change = scaled + ((scaled >> SIGN) & (1 << bits) - 1) >> bits;
        return Math.max(Math.min(change, maxChange), -maxChange);
    }
}
